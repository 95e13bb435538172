package dev.ponder.model.decode;

import java.util.Arrays;

/// How many sequences a worker decodes at once, found by trying.
///
/// A wide batch reads the weights once for many sequences; a narrow one finds its keys and values
/// in the processor's cache. Which is faster depends on the model, the lengths, the machine and
/// what else runs on it, so the best width known is compared with its neighbours again and again,
/// half as many sequences and twice as many: some steps with one of them between steps with the
/// best. Widths are only compared while enough sequences wait to fill them. Not thread-safe.
final class BatchWidth {
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
    if (at > 0 && sequences <= widths[at - 1]) {
      begin(Phase.REST);
      return;
    }
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
          if (tried < GAIN * (before + median()) / 2) {
            best = candidate;
          }
          begin(Phase.REST);
        }
      }
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
