package dev.ponder.experiment.scale;

import dev.ponder.core.TrainablePolicy;
import java.util.Optional;

/// What the main job needs of a model: a policy that can be moved, and checkpoints of it.
///
/// The experiment doesn't know how the model is made; whoever wires the job together does.
public interface Student extends AutoCloseable {
  TrainablePolicy policy();

  /// Writes the policy, its optimiser and `state` as one checkpoint; on the disk when it returns.
  ///
  /// @param step updates done
  /// @param state the experiment's own state, as JSON
  void save(long step, String state);

  /// Puts the policy back to its newest checkpoint.
  ///
  /// @return the state saved with it; nothing when there is no checkpoint and the policy is the
  ///   base
  Optional<String> resume();

  @Override
  void close();
}
