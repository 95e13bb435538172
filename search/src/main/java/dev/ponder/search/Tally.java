package dev.ponder.search;

/// What became of the samples a search drew.
///
/// @param samples drawn, the failed ones not counted
/// @param failed lost because the policy failed or their call was cut off
/// @param abstained drawn, but stating no answer that may vote: cut at the token limit, or none
///   found
/// @param duplicates drawn, but the same text as an earlier one, so not judged again
/// @param unusable judged with a score that is no number or out of range, or by a failing model
/// @param undecided judged, but the verifier could not tell
public record Tally(
    int samples, int failed, int abstained, int duplicates, int unusable, int undecided) {
  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

  /// Samples alone.
  public static Tally of(int samples, int failed) {
    return new Tally(samples, failed, 0, 0, 0, 0);
  }

  public Tally abstained(int count) {
    return new Tally(samples, failed, count, duplicates, unusable, undecided);
  }

  public Tally judged(int duplicates, int unusable, int undecided) {
    return new Tally(samples, failed, abstained, duplicates, unusable, undecided);
  }

  /// True when some samples are missing from the result.
  public boolean partial() {
    return failed > 0;
  }

  /// Share of the drawn samples that did not vote; 0 when nothing was drawn.
  public double abstentionRate() {
    return samples == 0 ? 0 : (double) abstained / samples;
  }
}
