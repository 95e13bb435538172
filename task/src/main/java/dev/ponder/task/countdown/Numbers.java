package dev.ponder.task.countdown;

import java.util.random.RandomGenerator;

/// The numbers a search calculates with: what an operation gives and how far off a value is.
interface Numbers {
  /// What [#apply] gives where there is no result.
  int NONE = -1;

  /// The result of `+`, `-`, `*` or `/`, at least 0, or [#NONE].
  int apply(char operator, int left, int right);

  /// True where another operation gives the same (`x/1` for `x*1`), so that a search needs only one
  /// of them.
  boolean redundant(char operator, int left, int right);

  /// The largest result a search bothers with; problems can be solved without going beyond it.
  default int largest() {
    return Integer.MAX_VALUE;
  }

  /// How far a value looks from the target: 0 for equal.
  int distance(int value, int target);

  /// A false result that looks like the right one.
  int slip(int right, RandomGenerator random);
}
