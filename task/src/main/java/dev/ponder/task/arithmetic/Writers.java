package dev.ponder.task.arithmetic;

/// Who writes the corpus a base model is pretrained on: shares of writers, and their habits.
///
/// @param careful does every operation rightly
/// @param givingUp stops half-way and guesses
/// @param atOnce answers with a guess, without thinking
/// @param slipping does every operation, but `slipRate` of the results are false
/// @param correcting notices slips and does the line again (`wait,`)
/// @param checks share of the careful and correcting writers' operations that are checked
/// @param slipRate share of a slipping writer's results that are false
public record Writers(
    double careful,
    double givingUp,
    double atOnce,
    double slipping,
    double correcting,
    double checks,
    double slipRate) {

  /// 25 % careful, 22 % giving up, 30 % at once, 18 % slipping, 5 % correcting.
  public static final Writers MIXED = new Writers(0.25, 0.22, 0.30, 0.18, 0.05, 0.15, 0.10);

  /// Careful writers only.
  public static final Writers CAREFUL = new Writers(1, 0, 0, 0, 0, 0.15, 0.10);

  public Writers {
    share("careful", careful);
    share("givingUp", givingUp);
    share("atOnce", atOnce);
    share("slipping", slipping);
    share("correcting", correcting);
    share("checks", checks);
    share("slipRate", slipRate);
    double sum = careful + givingUp + atOnce + slipping + correcting;
    if (Math.abs(sum - 1) > 1e-9) {
      throw new IllegalArgumentException(
          "writers: the shares of the five writers sum to " + sum + "; they must sum to 1");
    }
  }

  private static void share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          name + ": " + value + " is not a share; it must be in [0, 1]");
    }
  }
}
