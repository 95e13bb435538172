package dev.ponder.core;

import java.time.Duration;

/// What judging has come to: how often each verdict was given, and the time of all together, which
/// side by side may be more than the time that passed.
///
/// @param correct verdicts
/// @param incorrect verdicts
/// @param undecided verdicts, those of a verifier that failed among them
/// @param failed verdicts that a verifier owed because it threw
/// @param time of all
public record Judging(long correct, long incorrect, long undecided, long failed, Duration time) {
  public static final Judging NONE = new Judging(0, 0, 0, 0, Duration.ZERO);

  /// All verdicts.
  public long verdicts() {
    return correct + incorrect + undecided;
  }

  Judging plus(Judgement judgement) {
    Verdict verdict = judgement.verdict();
    return new Judging(
        correct + (verdict instanceof Verdict.Correct ? 1 : 0),
        incorrect + (verdict instanceof Verdict.Incorrect ? 1 : 0),
        undecided + (verdict instanceof Verdict.Undecided ? 1 : 0),
        failed + (judgement.failed() ? 1 : 0),
        time.plus(judgement.time()));
  }
}
