package dev.ponder.task;

import java.util.function.BooleanSupplier;

/// How often a trace shows each habit of reasoning. Counted by a parser; nothing is rewarded by
/// these numbers.
///
/// @param tries candidate solutions worked out
/// @param verifications results compared with the target
/// @param backtracks returns to an earlier state after a failed try
/// @param subGoals goals derived from the target and worked towards
/// @param corrections "wait": a step taken back and done again
/// @param slips computations whose written result is false
/// @param falseClaims answers or checks that claim success where there is none
/// @param answeredAtOnce 1 when the answer comes without any thinking, else 0
public record Behaviours(
    int tries,
    int verifications,
    int backtracks,
    int subGoals,
    int corrections,
    int slips,
    int falseClaims,
    int answeredAtOnce) {
  /// What can be said of any lines: a try is a line of work before the answer, a correction one
  /// that starts with `wait`, a false claim a wrong answer after some work.
  ///
  /// @param marker starts the line of the answer
  /// @param answered whether there is an answer
  /// @param wrong whether it is wrong; asked only when there is one, after some work
  public static Behaviours ofLines(
      String completion, String marker, boolean answered, BooleanSupplier wrong) {
    int tries = 0;
    int corrections = 0;
    for (var line : Lines.of(completion)) {
      if (line.startsWith(marker)) {
        break;
      }
      tries += line.isBlank() ? 0 : 1;
      corrections += line.startsWith("wait") ? 1 : 0;
    }
    int claims = answered && tries > 0 && wrong.getAsBoolean() ? 1 : 0;
    return new Behaviours(tries, 0, 0, 0, corrections, 0, claims, answered && tries == 0 ? 1 : 0);
  }
}
