package dev.ponder.verify.math.exact;

/// A computation that the limits forbid, or that has no value. Without a stack trace: text that
/// others wrote throws it by the thousand.
public final class Beyond extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean undefined;

  private Beyond(String reason, boolean undefined) {
    super(reason, null, false, false);
    this.undefined = undefined;
  }

  /// A value too large to compute.
  static Beyond limits(String reason) {
    return new Beyond(reason, false);
  }

  /// No value at all, such as a division by zero.
  static Beyond undefined(String reason) {
    return new Beyond(reason, true);
  }

  /// Whether there is no value, rather than one too large.
  public boolean isUndefined() {
    return undefined;
  }

  public String reason() {
    return String.valueOf(getMessage());
  }
}
