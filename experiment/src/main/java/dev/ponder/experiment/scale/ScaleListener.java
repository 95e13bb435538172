package dev.ponder.experiment.scale;

import dev.ponder.learning.StepLog;
import java.util.List;

/// Told how the main job goes, from the job's own thread.
public interface ScaleListener {
  /// A phase begins.
  ///
  /// @param what in words, e.g. `measuring the base model`
  /// @param seed whose
  void phase(long seed, String what);

  /// The test-time panel is measured on fewer problems than asked for, to keep to the time.
  ///
  /// @param minutes that the seed will take, measuring included
  void reduced(long seed, int problems, int asked, double minutes);

  /// Part of the phase is done: so many tokens sampled.
  void advanced(long tokens);

  /// One update of the policy.
  ///
  /// @param of updates in all
  void stepped(long seed, StepLog log, int of);

  /// Another point of the train curve; `curve` holds all of the seed's so far.
  void measured(long seed, List<Measured> curve);

  /// Something is wrong, in plain words.
  void alarm(long seed, String words);
}
