package dev.ponder.learning.credit;

/// How the sum over tokens is divided. `tokens` are those that may be credited.
sealed interface Aggregation {
  /// The weight of each token of a sample.
  ///
  /// @param own tokens of the sample
  /// @param ofGroup tokens of its group
  /// @param ofBatch tokens of all samples that take part
  /// @param samples that take part
  /// @param groups with a sample that takes part
  double weight(int own, int ofGroup, long ofBatch, int samples, int groups);

  /// Mean over all tokens of the global batch.
  record TokenMean() implements Aggregation {
    @Override
    public double weight(int own, int ofGroup, long ofBatch, int samples, int groups) {
      return 1.0 / ofBatch;
    }
  }

  /// Sum over the tokens of a sample, mean over samples.
  record SequenceSum() implements Aggregation {
    @Override
    public double weight(int own, int ofGroup, long ofBatch, int samples, int groups) {
      return 1.0 / samples;
    }
  }

  /// Mean over the tokens of each sample, then mean over samples.
  record SequenceMean() implements Aggregation {
    @Override
    public double weight(int own, int ofGroup, long ofBatch, int samples, int groups) {
      return 1.0 / ((double) own * samples);
    }
  }

  /// Sum over the tokens of a sample over a constant length, mean over samples.
  record ConstantLength(int length) implements Aggregation {
    @Override
    public double weight(int own, int ofGroup, long ofBatch, int samples, int groups) {
      return 1.0 / ((double) length * samples);
    }
  }

  /// Mean over the tokens of each group, then mean over groups.
  record PromptMean() implements Aggregation {
    @Override
    public double weight(int own, int ofGroup, long ofBatch, int samples, int groups) {
      return 1.0 / ((double) ofGroup * groups);
    }
  }
}
