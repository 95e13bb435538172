package dev.ponder.verify.smt;

/// A term has no value that can be worked out here.
public final class EvaluationException extends Exception {
  private static final long serialVersionUID = 1L;

  EvaluationException(String message) {
    super(message, null, false, false);
  }

  /// Why not, in words.
  public String reason() {
    return String.valueOf(getMessage());
  }
}
