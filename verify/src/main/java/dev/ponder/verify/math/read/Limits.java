package dev.ponder.verify.math.read;

/// How large an answer may be. Everything is checked before it is computed, so that hostile text
/// costs no more than its length.
public final class Limits {
  /// Characters of one answer; a longer one is compared as text only.
  public static final int CHARACTERS = 20_000;

  /// Digits of one number.
  public static final int DIGITS = 3_000;

  /// Brackets, roots, fractions and powers inside each other.
  public static final int DEPTH = 60;

  /// Numbers, symbols and operations of one answer.
  public static final int NODES = 5_000;

  /// Elements of one list, set or matrix.
  public static final int ITEMS = 500;

  /// Bits of a number that an exact computation may produce.
  public static final int BITS = 16_000;

  /// Terms of a polynomial that an exact computation may produce.
  public static final int TERMS = 600;

  private Limits() {}
}
