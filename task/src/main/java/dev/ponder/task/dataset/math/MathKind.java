package dev.ponder.task.dataset.math;

import dev.ponder.task.dataset.Choice;
import dev.ponder.task.dataset.DataSetKind;
import dev.ponder.task.dataset.Row;
import java.util.List;

/// How a published set of mathematics lays out its rows; each says which fields it reads.
public abstract class MathKind implements DataSetKind {
  MathKind() {}

  /// What it asks, e.g. `word problems of grade school`.
  abstract String asks();

  /// Number of levels.
  int levels() {
    return 1;
  }

  /// What the answer line holds, as it ends "End with one line: A: and ...".
  abstract String form();

  /// Reads one row.
  ///
  /// @throws IllegalArgumentException when it is not as published, naming file, line and field
  abstract MathRow row(Row row);

  @Override
  public MathSet read(Choice choice) {
    return MathSet.read(this, choice);
  }

  /// All of them.
  public static List<MathKind> all() {
    return List.of(
        new Gsm8k(),
        new Math500(),
        new Aime(),
        new Amc(),
        new OlympiadBench(),
        new Ocw(),
        new Svamp());
  }
}
