package dev.ponder.learning.credit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// DAPO: GRPO's advantage, a higher upper clip, one mean over all tokens, and only groups that can
/// teach something (arXiv 2503.14476).
///
/// `A_i = (r_i - mean) / (std + epsilon)`, clip 0.2 below and 0.28 above, sum over all tokens
/// divided by all tokens of the global batch. Groups whose rewards are all equal are left out, from
/// the divisor too.
///
/// @param clipLow how far a ratio may fall below 1
/// @param clipHigh how far a ratio may rise above 1
/// @param epsilon added to the standard deviation
/// @param overlong punishment of long answers, added to the reward after the groups were chosen;
///   null for none
public record Dapo(double clipLow, double clipHigh, double epsilon, @Nullable Overlong overlong)
    implements CreditRule {
  public Dapo {
    Limits.clip("clipLow", clipLow, 1);
    Limits.clip("clipHigh", clipHigh, Double.POSITIVE_INFINITY);
    Limits.clip("epsilon", epsilon, Double.POSITIVE_INFINITY);
  }

  /// Clip 0.2 and 0.28, epsilon 1e-4, no punishment of length.
  public Dapo() {
    this(0.2, 0.28, 1e-4, null);
  }

  @Override
  public String name() {
    return "dapo";
  }

  @Override
  public Assignment assign(Batch batch) {
    Batch shaped = overlong == null ? batch : shaped(batch, overlong);
    return new Objective(new Term.Clipped(clipLow, clipHigh), new Aggregation.TokenMean(), 0, true)
        .assign(shaped, Advantages.standardised(shaped, epsilon));
  }

  /// Groups of equal rewards are masked before the punishment could make them differ.
  private static Batch shaped(Batch batch, Overlong overlong) {
    var groups = new ArrayList<Group>();
    for (Group group : batch.groups()) {
      boolean dropped = group.zeroVariance();
      List<Sample> samples =
          group.samples().stream()
              .map(
                  s ->
                      new Sample(
                          s.trace(),
                          s.reward() + overlong.punishment(s.trace().tokenCount()),
                          s.masked() || dropped))
              .toList();
      groups.add(new Group(group.problem(), samples));
    }
    return new Batch(groups, batch.old(), batch.present(), batch.reference(), batch.baseline());
  }
}
