package dev.ponder.search;

/// Why a search stopped.
///
/// @param reason the kind
/// @param detail in words, for a person
public record Stop(Reason reason, String detail) {
  /// Kinds of stops.
  public enum Reason {
    /// It did all it was set to do.
    DONE,
    /// A verifier accepted an answer before all was done.
    VERIFIED,
    /// The rest of the budget doesn't pay for what would come next.
    BUDGET,
    /// Time was up.
    DEADLINE,
    /// The calling thread was interrupted.
    CANCELLED,
    /// The policy failed every time it was asked.
    FAILED
  }

  public static Stop done(String detail) {
    return new Stop(Reason.DONE, detail);
  }

  /// True when the search was cut short: it might have found more with a larger budget.
  public boolean cut() {
    return reason == Reason.BUDGET || reason == Reason.DEADLINE || reason == Reason.CANCELLED;
  }

  @Override
  public String toString() {
    return reason.name().toLowerCase(java.util.Locale.ROOT) + ": " + detail;
  }
}
