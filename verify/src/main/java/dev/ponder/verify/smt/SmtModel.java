package dev.ponder.verify.smt;

import dev.ponder.verify.smt.Function.Definition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a problem's unknown constants and functions are in one of its worlds.
public final class SmtModel {
  private final Map<Function, Definition> meanings;

  SmtModel(Map<Function, Definition> meanings) {
    this.meanings = new LinkedHashMap<>(meanings);
  }

  /// The model that gives these constants these values.
  public static SmtModel of(Map<Function, Value> values) {
    var meanings = new LinkedHashMap<Function, Definition>();
    values.forEach(
        (function, value) -> {
          if (!function.isConstant() || !function.result().equals(value.sort())) {
            throw new IllegalArgumentException(
                "values: %s is no value for %s".formatted(value.text(), function.name()));
          }
          meanings.put(function, new Definition(List.of(), Term.of(value)));
        });
    return new SmtModel(meanings);
  }

  public Map<Function, Definition> meanings() {
    return Collections.unmodifiableMap(meanings);
  }

  /// The constants and their values as a person writes them: `x = 3, y = 2/5`.
  public String text() {
    var parts = new ArrayList<String>();
    meanings.forEach(
        (function, meaning) -> {
          if (function.isConstant() && meaning.body() instanceof Term.Literal(var value)) {
            parts.add(function.name() + " = " + value.text());
          } else {
            parts.add(function.name() + " as given");
          }
        });
    return parts.isEmpty() ? "nothing to choose" : String.join(", ", parts);
  }
}
