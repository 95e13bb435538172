package dev.ponder.verify.code;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The tests of one problem.
public sealed interface CodeTests {
  /// Tests that call functions: a plan that the judge's box carries out, calling the candidate's
  /// box whenever the tests call the candidate.
  ///
  /// @param plan in the judge's words
  record Calls(ObjectNode plan) implements CodeTests {}

  /// Whole programs, from standard input to standard output.
  record Runs(List<Run> runs) implements CodeTests {
    public Runs {
      runs = List.copyOf(runs);
      if (runs.isEmpty()) {
        throw new IllegalArgumentException("a problem needs at least one pair of input and output");
      }
    }
  }

  /// One run of a whole program.
  ///
  /// @param input what it reads
  /// @param arguments its arguments
  /// @param output what it must write; blanks at the ends of lines and empty lines at the end do
  ///   not count
  /// @param tolerance how far a number may be off; 0 compares text
  record Run(String input, List<String> arguments, String output, double tolerance) {
    public Run {
      arguments = List.copyOf(arguments);
      if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("tolerance must be 0 or more, not " + tolerance);
      }
    }
  }
}
