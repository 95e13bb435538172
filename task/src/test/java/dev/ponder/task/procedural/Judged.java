package dev.ponder.task.procedural;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/// A recipe and somebody who knows its truth another way: by brute force, by the definition, by a
/// library. What the verifier accepts must be right by this judge.
///
/// @param right whether an answer is right, however it is written; it may throw an
///   [IllegalArgumentException] for what is no answer at all
/// @param others more right answers, or other spellings of one, which the verifier must accept too
public record Judged<P>(
    Recipe<P> recipe, BiPredicate<P, String> right, Function<P, List<String>> others) {

  public static <P> Judged<P> of(Recipe<P> recipe, BiPredicate<P, String> right) {
    return new Judged<>(recipe, right, _ -> List.of());
  }

  boolean accepts(P problem, String answer) {
    try {
      return right.test(problem, answer);
    } catch (IllegalArgumentException | ArithmeticException e) {
      return false;
    }
  }
}
