package dev.ponder.experiment.scale;

import dev.ponder.core.Cost;
import dev.ponder.learning.ReinforcementLearning;
import dev.ponder.learning.StepLog;
import java.util.List;

/// How far one seed has come: what a checkpoint holds beside the policy.
///
/// @param state of the learner
/// @param curve measured so far
/// @param logs of all updates
/// @param sampling cost of the rollouts
/// @param training cost of the updates
/// @param evaluation cost of the train curve's measurements
/// @param samplingSeconds wall clock of the rollouts
/// @param trainingSeconds of the updates
/// @param evaluationSeconds of the measurements
/// @param alarms raised so far
public record Progress(
    ReinforcementLearning.State state,
    List<Measured> curve,
    List<StepLog> logs,
    Cost sampling,
    Cost training,
    Cost evaluation,
    double samplingSeconds,
    double trainingSeconds,
    double evaluationSeconds,
    List<String> alarms) {
  public static final Progress START =
      new Progress(
          ReinforcementLearning.State.START,
          List.of(),
          List.of(),
          Cost.NONE,
          Cost.NONE,
          Cost.NONE,
          0,
          0,
          0,
          List.of());

  /// FLOPs that reinforcement learning has spent: rollouts and updates.
  public double flops() {
    return sampling.flops() + training.flops();
  }

  public double seconds() {
    return samplingSeconds + trainingSeconds + evaluationSeconds;
  }
}
