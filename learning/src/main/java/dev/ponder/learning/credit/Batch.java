package dev.ponder.learning.credit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The whole global batch a rule gives credit to.
///
/// The lists of log-probabilities hold one array per sample, groups and samples in order, one value
/// per completion token. Without them the batch is on-policy: every ratio is exactly 1. An empty
/// array stands for a sample whose ratios are 1.
///
/// @param groups the samples, by problem
/// @param old log-probabilities before the batch's first update
/// @param present log-probabilities now
/// @param reference log-probabilities under the frozen reference policy, for rules with a KL term
/// @param baseline running mean of the rewards of earlier batches, for [Reinforce]
public record Batch(
    List<Group> groups,
    @Nullable List<float[]> old,
    @Nullable List<float[]> present,
    @Nullable List<float[]> reference,
    double baseline) {

  public Batch {
    groups = List.copyOf(groups);
    check("old", old, groups);
    check("present", present, groups);
    check("reference", reference, groups);
    if ((old == null) != (present == null)) {
      throw new IllegalArgumentException("old, present: give both or neither; a ratio needs both");
    }
  }

  /// Samples of the policy as it is: every ratio is 1.
  public static Batch onPolicy(List<Group> groups) {
    return new Batch(groups, null, null, null, 0);
  }

  /// The same samples, the policy having moved since.
  public Batch moved(List<float[]> oldLogProbs, List<float[]> presentLogProbs) {
    return new Batch(groups, oldLogProbs, presentLogProbs, reference, baseline);
  }

  public Batch withReference(List<float[]> logProbs) {
    return new Batch(groups, old, present, logProbs, baseline);
  }

  public Batch withBaseline(double value) {
    return new Batch(groups, old, present, reference, value);
  }

  /// All samples, groups and samples in order.
  public List<Sample> samples() {
    var samples = new ArrayList<Sample>();
    for (Group group : groups) {
      samples.addAll(group.samples());
    }
    return samples;
  }

  private static void check(String name, @Nullable List<float[]> logProbs, List<Group> groups) {
    if (logProbs == null) {
      return;
    }
    int at = 0;
    for (Group group : groups) {
      for (Sample sample : group.samples()) {
        int given = at < logProbs.size() ? logProbs.get(at).length : -1;
        if (given != 0 && given != sample.trace().tokenCount()) {
          throw new IllegalArgumentException(
              "%s: %s log-probabilities for the %d tokens of sample %d (%s)"
                  .formatted(
                      name,
                      given < 0 ? "no" : Integer.toString(given),
                      sample.trace().tokenCount(),
                      at,
                      group.problem().id()));
        }
        at++;
      }
    }
    if (at != logProbs.size()) {
      throw new IllegalArgumentException(
          name + ": " + logProbs.size() + " arrays for " + at + " samples");
    }
  }
}
