package dev.ponder.experiment;

/// An amount, FLOPs or seconds, by the phase of the run that spent it.
///
/// @param pretraining of the base model inside the run; 0 when a shipped one was used
/// @param rlSampling rollouts of reinforcement learning
/// @param rlTraining its updates
/// @param evaluation all measurements, of both panels
public record Phases(double pretraining, double rlSampling, double rlTraining, double evaluation) {
  public static final Phases NONE = new Phases(0, 0, 0, 0);

  public Phases {
    Check.notNegative(pretraining, "pretraining");
    Check.notNegative(rlSampling, "rlSampling");
    Check.notNegative(rlTraining, "rlTraining");
    Check.notNegative(evaluation, "evaluation");
  }

  public double total() {
    return pretraining + rlSampling + rlTraining + evaluation;
  }

  public Phases plus(Phases other) {
    return new Phases(
        pretraining + other.pretraining,
        rlSampling + other.rlSampling,
        rlTraining + other.rlTraining,
        evaluation + other.evaluation);
  }
}
