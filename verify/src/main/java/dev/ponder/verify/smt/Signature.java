package dev.ponder.verify.smt;

import dev.ponder.verify.smt.Function.Definition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names that a problem gives a meaning: its sorts, its functions, the values of its
/// enumerations. It grows while the problem is read and is fixed from then on.
public final class Signature {
  private static final Set<String> RESERVED =
      Set.of(
          "_",
          "!",
          "as",
          "let",
          "exists",
          "forall",
          "match",
          "par",
          "true",
          "false",
          "lambda",
          "BINARY",
          "DECIMAL",
          "HEXADECIMAL",
          "NUMERAL",
          "STRING",
          "Bool",
          "Int",
          "Real",
          "BitVec",
          "Array",
          "String",
          "model",
          "root-obj",
          "assert",
          "check-sat",
          "define-fun",
          "declare-const",
          "declare-fun");

  private final List<Sort> sorts = new ArrayList<>();
  private final List<Function> functions = new ArrayList<>();
  private final Map<String, Sort> sortNames = new HashMap<>();
  private final Map<String, Function> functionNames = new HashMap<>();
  private final Map<String, Value> values = new HashMap<>();

  Signature() {}

  /// The declared sorts, in order.
  public List<Sort> sorts() {
    return Collections.unmodifiableList(sorts);
  }

  /// The declared and defined functions, in order.
  public List<Function> functions() {
    return Collections.unmodifiableList(functions);
  }

  /// The functions that a model has to give: declared and not defined.
  public List<Function> unknowns() {
    return functions.stream().filter(each -> each.definition().isEmpty()).toList();
  }

  Optional<Sort> sort(String name) {
    return Optional.ofNullable(sortNames.get(name));
  }

  Optional<Function> function(String name) {
    return Optional.ofNullable(functionNames.get(name));
  }

  /// The value of an enumeration with this name.
  Optional<Value> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /// True when the name means something already, to the language or to the problem.
  boolean knows(String name) {
    return isWord(name)
        || sortNames.containsKey(name)
        || functionNames.containsKey(name)
        || values.containsKey(name);
  }

  /// True for the language's own words.
  boolean isWord(String name) {
    return RESERVED.contains(name) || Operator.spelled(name).isPresent();
  }

  void addSort(String name) throws SmtException {
    free(name);
    var sort = new Sort.Opaque(sorts.size(), name);
    sorts.add(sort);
    sortNames.put(name, sort);
  }

  void addEnumeration(String name, List<String> members) throws SmtException {
    free(name);
    var sort = new Sort.Enumeration(sorts.size(), name, members);
    sorts.add(sort);
    sortNames.put(name, sort);
    for (int i = 0; i < members.size(); i++) {
      free(members.get(i));
      values.put(members.get(i), new Value.Member(sort, i));
    }
  }

  void addFunction(String name, List<Sort> parameters, Sort result, @Nullable Definition definition)
      throws SmtException {
    free(name);
    var function = new Function(functions.size(), name, parameters, result, definition);
    functions.add(function);
    functionNames.put(name, function);
  }

  private void free(String name) throws SmtException {
    if (knows(name)) {
      throw new SmtException("%s has a meaning already".formatted(name));
    }
  }
}
