package dev.ponder.cli.verify;

import dev.ponder.core.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What a judge makes of a line: the verdict, and the fields its line of output has besides, in
/// their order.
///
/// ```java
/// Ruling.of(verdict).with("certainty", "exact").with("answer", "1/2")
/// ```
///
/// @param verdict the decision
/// @param reason why; of a correct verdict too, where there is something to say
/// @param fields name to value: text, number, truth value, null, or lists and maps of them
public record Ruling(
    Verdict verdict, @Nullable String reason, SequencedMap<String, @Nullable Object> fields) {
  public Ruling {
    fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
  }

  /// The verdict with its own reason and no more fields.
  public static Ruling of(Verdict verdict) {
    return new Ruling(
        verdict, verdict.why().orElse(null), new LinkedHashMap<String, @Nullable Object>());
  }

  /// One more field.
  public Ruling with(String name, @Nullable Object value) {
    var more = new LinkedHashMap<String, @Nullable Object>(fields);
    more.put(name, value);
    return new Ruling(verdict, reason, more);
  }

  /// Another reason.
  public Ruling because(@Nullable String words) {
    return new Ruling(verdict, words, fields);
  }
}
