package dev.ponder.model.decode;

import java.util.Arrays;

/// How many sequences a worker decodes at once, found by trying.
///
/// A wide batch reads the weights once for many sequences; a narrow one finds its keys and values
/// in the processor's cache. Which is faster depends on the model, the lengths, the machine and
/// what else runs on it, so the best width known is compared with the others again and again, one
/// after the other: some steps with one of them between steps with the best. All are tried, not
/// only the next ones, because a narrower batch may pay only where all of it fits the cache. Widths
/// are compared only while enough sequences wait to fill them. Not thread-safe.
class BatchWidth {
  /// The narrowest width tried.
  static final int FEWEST = 4;

  private static final int FIRST = 16;

  /// Steps whose median is compared; one more runs before them, which finds the cache cold.
  private static final int TRIAL = 8;

  /// Steps at the best width between two trials.
  private static final int REST = 64;

  /// A width replaces the best one when a token takes less than this share of its time.
  private static final double GAIN = 0.97;

  private enum Phase {
    REST,
    TRIAL,
    RETURN
  }

  private final int[] widths;
  private final double[] times = new double[TRIAL];
  private int best;
  private int candidate;
  private Phase phase = Phase.REST;
  private int steps;
  private int unfilled;
  private int fullest;
  private double before;
  private double tried;

  /// @param most widest, at least 1
  BatchWidth(int most) {
    int first = Math.min(most, FEWEST);
    int count = 1;
    while (first << count < 2 * most && first << (count - 1) < most) {
      count++;
    }
    widths = new int[count];
    for (int i = 0; i < count; i++) {
      widths[i] = Math.min(most, first << i);
    }
    while (best + 1 < count && widths[best] < FIRST) {
      best++;
    }
    candidate = best;
  }

  /// Most sequences of the next step.
  int now() {
    return widths[phase == Phase.TRIAL ? candidate : best];
  }

  /// The fastest width so far.
  int best() {
    return widths[best];
  }

  /// Told after each step.
  ///
  /// @param sequences of the step
  /// @param nanos that it took
  void took(int sequences, long nanos) {
    int at = phase == Phase.TRIAL ? candidate : best;
    if (widths.length == 1) {
      return;
    }
    if (at > 0 ? sequences <= widths[at - 1] : sequences < widths[0]) {
      begin(Phase.REST);
      unfilled(sequences);
      return;
    }
    unfilled = 0;
    if (steps > 0) {
      times[(steps - 1) % TRIAL] = (double) nanos / sequences;
    }
    steps++;
    switch (phase) {
      case REST -> {
        if (steps > REST) {
          before = median();
          do {
            candidate = (candidate + widths.length - 1) % widths.length;
          } while (candidate == best);
          begin(Phase.TRIAL);
        }
      }
      case TRIAL -> {
        if (steps > TRIAL) {
          tried = median();
          begin(Phase.RETURN);
        }
      }
      case RETURN -> {
        if (steps > TRIAL) {
          // What a wider batch takes in has only begun and costs less. After it, not before, the
          // best width has its share of that.
          double after = median();
          double usual = candidate > best ? after : (before + after) / 2;
          if (tried < GAIN * usual) {
            best = candidate;
          }
          begin(Phase.REST);
        }
      }
    }
  }

  /// Goes down to the narrowest width that holds all sequences there are, when they stay few.
  private void unfilled(int sequences) {
    fullest = unfilled == 0 ? sequences : Math.max(fullest, sequences);
    unfilled++;
    if (unfilled > REST) {
      while (best > 0 && widths[best - 1] >= fullest) {
        best--;
      }
      unfilled = 0;
    }
  }

  private void begin(Phase next) {
    phase = next;
    steps = 0;
  }

  private double median() {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return (sorted[TRIAL / 2 - 1] + sorted[TRIAL / 2]) / 2;
  }
}
