package dev.ponder.verify.math.read;

/// What stands between the terms of a relation.
public enum Sign {
  EQUAL,
  UNEQUAL,
  LESS,
  AT_MOST,
  GREATER,
  AT_LEAST,
  /// About equal: what follows is a rounding of what goes before.
  ABOUT,
  /// Element of a set.
  IN,
  NOT_IN,
  /// Tends to.
  TO,
  /// Any other: kept, but never reasoned about.
  OTHER;

  /// The same relation read from the right.
  public Sign flipped() {
    return switch (this) {
      case LESS -> GREATER;
      case AT_MOST -> AT_LEAST;
      case GREATER -> LESS;
      case AT_LEAST -> AT_MOST;
      default -> this;
    };
  }

  /// Whether it orders its terms.
  public boolean ordering() {
    return this == LESS || this == AT_MOST || this == GREATER || this == AT_LEAST;
  }

  /// Whether it excludes equality.
  public boolean strict() {
    return this == LESS || this == GREATER;
  }
}
