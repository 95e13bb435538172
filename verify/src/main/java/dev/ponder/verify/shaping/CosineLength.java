package dev.ponder.verify.shaping;

import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;

/// A reward for right and wrong answers that depends on the length by half a cosine: a right answer
/// is worth `shortRight` when short and `longRight` at the longest, a wrong one `shortWrong` and
/// `longWrong`. With the usual settings it pays to be brief when right and to think on when wrong.
///
/// `long + (short - long) (1 + cos(pi min(1, length / longest))) / 2`, after "Demystifying Long
/// Chain-of-Thought Reasoning" (arXiv 2502.03373) and open-r1. Ours stays at its end beyond the
/// longest, where theirs comes back, and is 0 for what is undecided.
///
/// @param shortWrong of a wrong answer of no length
/// @param longWrong of a wrong answer of the greatest length
/// @param longRight of a right answer of the greatest length
/// @param shortRight of a right answer of no length
/// @param longest length in tokens
public record CosineLength(
    double shortWrong, double longWrong, double longRight, double shortRight, int longest)
    implements Shaping {
  public CosineLength {
    Shaping.finite("shortWrong", shortWrong);
    Shaping.finite("longWrong", longWrong);
    Shaping.finite("longRight", longRight);
    Shaping.finite("shortRight", shortRight);
    if (longest < 1) {
      throw new IllegalArgumentException("longest: " + longest + " must be at least 1");
    }
    if (Math.min(longRight, shortRight) <= Math.max(longWrong, shortWrong)) {
      throw new IllegalArgumentException(
          "right %s to %s, wrong %s to %s: a right answer must be worth more at any length"
              .formatted(longRight, shortRight, shortWrong, longWrong));
    }
  }

  /// -1 to -0.5 for wrong answers, 1 to 0.5 for right ones.
  public static CosineLength of(int longest) {
    return new CosineLength(-1, -0.5, 0.5, 1, longest);
  }

  @Override
  public double reward(Trace trace, Verdict verdict) {
    return switch (verdict) {
      case Verdict.Correct() -> of(true, trace.tokenCount());
      case Verdict.Incorrect(var _) -> of(false, trace.tokenCount());
      case Verdict.Undecided(var _) -> 0;
    };
  }

  /// The reward of a length.
  public double of(boolean right, int length) {
    double progress = Math.min(1, length / (double) longest);
    double atStart = right ? shortRight : shortWrong;
    double atEnd = right ? longRight : longWrong;
    return atEnd + (atStart - atEnd) * (1 + Math.cos(Math.PI * progress)) / 2;
  }
}
