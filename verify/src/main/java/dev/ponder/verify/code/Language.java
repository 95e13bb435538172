package dev.ponder.verify.code;

/// What programs are written in.
public enum Language {
  PYTHON,
  JAVA
}
