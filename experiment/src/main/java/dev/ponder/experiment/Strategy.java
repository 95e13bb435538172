package dev.ponder.experiment;

import com.fasterxml.jackson.annotation.JsonValue;

/// How test-time compute was spent.
public enum Strategy {
  /// One chain, its thinking capped and, above the cap, forced to go on.
  THINKING_BUDGET("thinking-budget"),
  /// The most frequent canonical answer of k samples.
  MAJORITY_VOTE("majority-vote"),
  /// The best of k samples as the task's verifier judges.
  BEST_OF_N("best-of-n"),
  /// Samples one after the other until the verifier accepts one, k at most.
  FIRST_VERIFIED("first-verified"),
  /// The share of problems with at least one right answer among k samples: unbiased pass@k.
  COVERAGE("coverage");

  private final String label;

  Strategy(String label) {
    this.label = label;
  }

  /// As in results.json and on the command line.
  @JsonValue
  public String label() {
    return label;
  }
}
