package dev.ponder.learning.credit;

/// Checks of the rules' settings.
final class Limits {
  private Limits() {}

  static void clip(String name, double value, double below) {
    check(value >= 0 && value < below, name, value, "in [0, " + below + ")");
  }

  static void check(boolean holds, String name, Object value, String limit) {
    if (!holds) {
      throw new IllegalArgumentException(
          name + ": " + value + " is not allowed; it must be " + limit);
    }
  }
}
