package dev.ponder.cli.verify;

/// A line of an input file can't be used, and its author can mend it: the message names file, line
/// and field. It ends the run, where a verifier that fails only leaves its line undecided.
public final class LineException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public LineException(String file, int line, String what) {
    super(file + " line " + line + ": " + what);
  }
}
