package dev.ponder.task.dataset;

import dev.ponder.core.RandomKey;
import dev.ponder.task.Split;
import java.util.Locale;

/// How a file's problems are parted into splits. A problem's split depends on its id alone,
/// whatever else is in the file.
public enum Parting {
  /// All to report with: what a benchmark is for.
  TEST(0, 0),
  /// A published training file: about 85 in 100 to train, the others to probe.
  TRAIN(85, 100),
  /// A file without published splits: about 55 in 100 to train, 15 to probe, 30 to test.
  PARTED(55, 70);

  private static final RandomKey KEY = RandomKey.of(0).child("data set splits");

  private final int train;
  private final int probe;

  Parting(int train, int probe) {
    this.train = train;
    this.probe = probe;
  }

  /// The split of a problem.
  public Split of(String id) {
    int percent = KEY.child(id).generator().nextInt(100);
    return percent < train ? Split.TRAIN : percent < probe ? Split.PROBE : Split.TEST;
  }

  /// Reads one as a person writes it.
  ///
  /// @throws IllegalArgumentException when there is none of that name
  public static Parting named(String name) {
    for (var each : values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "split: '%s' is unknown; write test, train or parted".formatted(name));
  }
}
