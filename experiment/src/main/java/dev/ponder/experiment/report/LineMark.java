package dev.ponder.experiment.report;

import java.util.EnumSet;
import java.util.Set;

/// What a line of thinking is, by its own text: how the built-in tasks write it.
enum LineMark {
  /// A check that found the target: the line ends in `!`.
  HIT("a check that claims success"),
  /// A check that missed: after its `?` the line ends in `x`.
  MISS("a check that failed"),
  /// `wait`: something is taken back, or thinking goes on.
  WAIT("wait"),
  /// A goal derived from the target stands before `;`.
  GOAL("a sub-goal"),
  /// The answer.
  ANSWER("the answer");

  /// In a legend.
  final String meaning;

  LineMark(String meaning) {
    this.meaning = meaning;
  }

  static Set<LineMark> of(String line) {
    var marks = EnumSet.noneOf(LineMark.class);
    if (line.startsWith("A:")) {
      return EnumSet.of(ANSWER);
    }
    if (line.startsWith("wait")) {
      marks.add(WAIT);
    }
    if (line.contains(";")) {
      marks.add(GOAL);
    }
    if (line.endsWith("!")) {
      marks.add(HIT);
    } else if (line.endsWith("x") && line.contains("?")) {
      marks.add(MISS);
    }
    return marks;
  }
}
