package dev.ponder.task.dataset;

import dev.ponder.core.Problem;
import dev.ponder.core.Verdict;
import dev.ponder.task.AnswerLine;
import dev.ponder.task.Lines;
import dev.ponder.task.Split;
import dev.ponder.task.procedural.Reply;
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

  /// Where a problem belongs; it depends on the problem alone.
  Split split(Problem problem);

  /// A problem named in another way than by its id or prompt, or one that is not in the data but
  /// could be, in a person's words.
  ///
  /// @throws IllegalArgumentException when the question is no such problem
  Problem ask(String question);

  /// Text that opens the answer.
  default String marker() {
    return "A:";
  }

  /// Where a completion states its answer.
  default AnswerLine reply(Problem problem, String completion) {
    return Reply.of(completion, marker(), false);
  }

  /// An answer in normal form: equal answers are equal strings.
  ///
  /// @param answer as stated
  /// @throws IllegalArgumentException when it is not of the form asked for, saying why
  String normal(Problem problem, String answer);

  /// Judges an answer.
  ///
  /// @param answer as stated
  /// @throws IllegalArgumentException when it is not of the form asked for, saying why
  Verdict judge(Problem problem, String answer);

  /// A right answer; none if none is known.
  Optional<String> solve(Problem problem);

  /// A completion that solves the problem.
  ///
  /// @throws IllegalArgumentException when the data has none
  default String write(Problem problem) {
    return marker()
        + solve(problem)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "problem: %s has no known answer to write".formatted(problem.id())));
  }

  /// The refusal of a question that names no problem of the data.
  default IllegalArgumentException unknown(String question) {
    return new IllegalArgumentException(
        "question: %s is no problem of this %s file; name one of its %d by id, e.g. %s"
            .formatted(
                Lines.quoted(question),
                name(),
                items().size(),
                Lines.quoted(items().getFirst().problem().id())));
  }

  /// The refusal of a problem that is not of the data.
  default IllegalArgumentException foreign(Problem problem) {
    return new IllegalArgumentException(
        "problem: %s is not in this %s file".formatted(Lines.quoted(problem.id()), name()));
  }

  /// The refusal of a problem to which the data has no solution.
  default IllegalArgumentException unsolved(Problem problem) {
    return new IllegalArgumentException(
        "problem: the file has no solution of %s to write".formatted(Lines.quoted(problem.id())));
  }
}
