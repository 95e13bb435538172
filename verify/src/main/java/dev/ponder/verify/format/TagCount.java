package dev.ponder.verify.format;

import dev.ponder.core.OutcomeRewardModel;
import dev.ponder.core.Trace;

/// A quarter for each of the four tags of [ThinkAnswer] that is there exactly once with its line
/// ends: `<think>` before one, `</think>` and `<answer>` between two, `</answer>` behind one.
///
/// Choose it early in training to lead towards the form; it is easy to please, so [ThinkAnswer]
/// must have the last word. The rule is that of open-r1.
public record TagCount() implements OutcomeRewardModel {
  private static final String[] TAGS = {"<think>\n", "\n</think>\n", "\n<answer>\n", "\n</answer>"};

  @Override
  public double score(Trace trace) {
    return of(trace.text());
  }

  /// The score of a text.
  public double of(String text) {
    double score = 0;
    for (String tag : TAGS) {
      int first = text.indexOf(tag);
      if (first >= 0 && text.indexOf(tag, first + 1) < 0) {
        score += 0.25;
      }
    }
    return score;
  }
}
