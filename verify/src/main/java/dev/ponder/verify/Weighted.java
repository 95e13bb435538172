package dev.ponder.verify;

import dev.ponder.core.OutcomeRewardModel;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import dev.ponder.core.Verifier;
import java.util.List;

/// The weighted mean of scores, `sum(w s) / sum(w)`. Choose it to rank; where an answer is to be
/// right, use [AllOf], because here much of one thing makes up for the lack of another.
///
/// A part whose score is no probability makes the whole NaN, which ranks last in a search and
/// passes no threshold.
///
/// @param parts with their weights
public record Weighted(List<Part> parts) implements OutcomeRewardModel {
  /// A model and its weight.
  ///
  /// @param weight above 0
  public record Part(OutcomeRewardModel model, double weight) {
    public Part {
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("weight: " + weight + " must be finite and above 0");
      }
    }

    /// A verifier as a part: 1 for correct, 0 for incorrect, `undecided` otherwise.
    public static Part of(Verifier verifier, double weight, double undecided) {
      return new Part(verifier.asRewardModel(undecided), weight);
    }
  }

  public Weighted {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("parts: none; a mean needs at least one");
    }
  }

  @Override
  public double score(Trace trace) {
    double sum = 0;
    double weights = 0;
    for (Part part : parts) {
      double score = part.model().score(trace);
      if (!(score >= 0 && score <= 1)) {
        return Double.NaN;
      }
      sum += part.weight() * score;
      weights += part.weight();
    }
    return sum / weights;
  }

  /// Correct from this score on. A score that is none leaves the trace undecided.
  ///
  /// @param threshold above 0, at most 1
  public Verifier atLeast(double threshold) {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException(
          "threshold: " + threshold + " must be above 0 and at most 1");
    }
    return trace -> {
      double score = score(trace);
      return Double.isNaN(score)
          ? Verdict.undecided("a part's score is no probability")
          : score >= threshold
              ? Verdict.correct()
              : Verdict.incorrect("score %.3f is below %.3f".formatted(score, threshold));
    };
  }
}
