package dev.ponder.task.countdown;

/// Who writes the corpus a base model is pretrained on: shares of writers, and their habits.
///
/// @param careful searches until the target is hit; every line is true
/// @param givingUp stops after 2 to 6 failed tries and answers with the last one or another guess
/// @param atOnce answers with a guess, without thinking
/// @param slipping searches, but `slipRate` of the results are false
/// @param correcting searches; notices slips and does the try again (`wait,`), checks again what
///   was right, goes on after a bare `wait`
/// @param subGoals share of the careful and giving-up writers' tries that work towards a goal
///   derived from the target
/// @param slipRate share of a slipping writer's results that are false
public record Mixture(
    double careful,
    double givingUp,
    double atOnce,
    double slipping,
    double correcting,
    double subGoals,
    double slipRate) {

  /// 23 % careful, 25 % giving up, 30 % at once, 17 % slipping, 5 % correcting.
  public static final Mixture MIXED = new Mixture(0.23, 0.25, 0.30, 0.17, 0.05, 0.10, 0.10);

  /// Careful writers only.
  public static final Mixture CAREFUL = new Mixture(1, 0, 0, 0, 0, 0.10, 0.10);

  public Mixture {
    share("careful", careful);
    share("givingUp", givingUp);
    share("atOnce", atOnce);
    share("slipping", slipping);
    share("correcting", correcting);
    share("subGoals", subGoals);
    share("slipRate", slipRate);
    double sum = careful + givingUp + atOnce + slipping + correcting;
    if (Math.abs(sum - 1) > 1e-9) {
      throw new IllegalArgumentException(
          "mixture: the shares of the five writers sum to " + sum + "; they must sum to 1");
    }
  }

  private static void share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          name + ": " + value + " is not a share; it must be in [0, 1]");
    }
  }
}
