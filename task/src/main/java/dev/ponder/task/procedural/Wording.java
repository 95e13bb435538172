package dev.ponder.task.procedural;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// One way to put a task's question into words, and how the problem is read from them.
///
/// @param pattern found somewhere in the question; it must be linear in practice (no nested
///   repetition)
/// @param reader makes the problem of the groups, or throws an [IllegalArgumentException]
public record Wording<P>(Pattern pattern, Function<MatchResult, P> reader) {

  /// A wording whose pattern ignores case, its dots matching line ends too.
  public static <P> Wording<P> of(String pattern, Function<MatchResult, P> reader) {
    return new Wording<>(
        Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), reader);
  }
}
