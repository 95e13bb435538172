package dev.ponder.verify.code;

import java.util.Locale;

/// Why a program was rejected.
public enum RejectKind {
  /// It gave another answer than the tests expect, or something that is no plain data.
  WRONG,
  /// It raised an exception, or ended before it answered, or with a status other than 0.
  CRASH,
  /// Its time was up.
  TIME,
  /// It wanted more memory than it may have.
  MEMORY,
  /// It wrote or returned more than it may.
  OUTPUT,
  /// It did what no honest program does: a system call that the box does not have, a forged reply.
  FORBIDDEN;

  /// As it is written in a line of verdict.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
