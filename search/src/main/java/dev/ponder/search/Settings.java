package dev.ponder.search;

import dev.ponder.core.Budget;
import dev.ponder.core.Ledger;

/// What the strategies' constructors and openings have in common.
public final class Settings {
  private Settings() {}

  /// Refuses a setting below its least value, in one line.
  public static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s: %d is not allowed; it must be at least %d".formatted(name, value, least));
    }
  }

  /// A search's own account under the caller's: no limits but the caller's, and its seed.
  public static Ledger own(Ledger caller) {
    return caller.open(Budget.UNLIMITED.seed(caller.budget().seed()));
  }
}
