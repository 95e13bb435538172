package dev.ponder.verify.math.read;

/// Text that isn't read as mathematics, or that is larger than the limits allow. Without a stack
/// trace: text that others wrote throws it by the thousand.
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param reason why, in words a person can act on
  public Unreadable(String reason) {
    super(reason, null, false, false);
  }

  /// The reason.
  public String reason() {
    return String.valueOf(getMessage());
  }
}
