package dev.ponder.task.dataset;

import dev.ponder.core.Problem;
import java.util.List;
import java.util.Optional;

/// What a data set states; [DataSetTask] makes a task of it.
public interface DataSet {
  /// A problem, and how hard it is.
  ///
  /// @param problem its id has the data set's name, a colon and what is its own
  /// @param level from 0
  record Item(Problem problem, int level) {}

  /// On the command line, e.g. `game24`.
  String name();

  /// What it asks, e.g. `reach 24 with four numbers`.
  String asks();

  /// Number of levels the data has; 1 where it has none.
  int levels();

  /// All problems in the order of the file.
  List<Item> items();

  /// True when all problems are to report with; else they are parted into the three splits.
  boolean onlyTest();

  /// A problem that is not in the data but could be, in a person's words.
  ///
  /// @throws IllegalArgumentException when the question is no such problem
  Problem ask(String question);

  /// An answer in normal form: equal answers are equal strings.
  ///
  /// @throws IllegalArgumentException when it is not of the form asked for, saying why
  String normal(Problem problem, String answer);

  /// What is wrong with an answer; none if it is right.
  Optional<String> objection(Problem problem, String normal);

  /// A right answer; none if none is known.
  Optional<String> solve(Problem problem);
}
