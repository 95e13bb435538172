package dev.ponder.experiment.measure;

import dev.ponder.core.Verdict;
import java.util.List;
import java.util.Optional;

/// Several independent samples for each of several problems: the raw material of every curve.
///
/// @param entries one per problem
public record SampleBank(List<Entry> entries) {
  public SampleBank {
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("entries: an empty bank measures nothing");
    }
  }

  /// One problem's samples, drawn independently from one policy.
  ///
  /// @param problem its id
  /// @param samples at least one, in the order drawn
  public record Entry(String problem, List<Sample> samples) {
    public Entry {
      samples = List.copyOf(samples);
      if (samples.isEmpty()) {
        throw new IllegalArgumentException("samples: problem " + problem + " has none");
      }
    }

    /// Number of samples.
    public int size() {
      return samples.size();
    }

    /// Number of correct samples.
    public int correct() {
      return (int) samples.stream().filter(Sample::correct).count();
    }

    /// Mean tokens of a sample.
    public double meanTokens() {
      return samples.stream().mapToLong(Sample::tokens).average().orElseThrow();
    }

    /// Mean FLOPs of a sample.
    public double meanFlops() {
      return samples.stream().mapToDouble(Sample::flops).average().orElseThrow();
    }
  }

  /// One sample.
  ///
  /// @param answer canonical (equal answers are equal strings); none if it states none that may
  ///   vote
  /// @param verdict of the truth; undecided counts as not correct
  /// @param score a reward model gave it; NaN for none
  /// @param tokens it took
  /// @param flops it took
  public record Sample(
      Optional<String> answer, Verdict verdict, double score, long tokens, double flops) {
    public boolean correct() {
      return verdict.isCorrect();
    }
  }

  /// The largest k that every problem has samples for.
  public int largestK() {
    return entries.stream().mapToInt(Entry::size).min().orElseThrow();
  }

  /// Share of samples without an answer.
  public double abstentionRate() {
    long all = entries.stream().mapToLong(Entry::size).sum();
    long silent =
        entries.stream()
            .flatMap(each -> each.samples().stream())
            .filter(each -> each.answer().isEmpty())
            .count();
    return (double) silent / all;
  }
}
