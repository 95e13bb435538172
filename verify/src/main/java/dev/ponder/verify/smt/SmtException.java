package dev.ponder.verify.smt;

/// A text that is not what it has to be; the message is one line that says where and why.
public final class SmtException extends Exception {
  private static final long serialVersionUID = 1L;

  public SmtException(String message) {
    super(message);
  }

  /// What is wrong, in one line.
  public String reason() {
    return String.valueOf(getMessage());
  }
}
