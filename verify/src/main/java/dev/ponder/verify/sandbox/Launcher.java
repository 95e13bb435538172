package dev.ponder.verify.sandbox;

import java.util.List;

/// Turns a program and its limits into the command that starts it.
interface Launcher {
  /// @param place where its files lie and its status is written
  List<String> command(Program program, Limits limits, Place place, ControlGroup group);

  /// True when it tells in the place's status file that the program was started, so that its own
  /// failures can be told from the program's.
  boolean tellsStart();

  /// What it is, for people.
  String describe();
}
