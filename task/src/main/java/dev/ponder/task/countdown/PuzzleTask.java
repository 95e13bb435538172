package dev.ponder.task.countdown;

import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Verifier;
import dev.ponder.task.AnswerLine;
import dev.ponder.task.Behaviours;
import dev.ponder.task.Expression;
import dev.ponder.task.ExpressionParser;
import dev.ponder.task.Lines;
import dev.ponder.task.Split;
import dev.ponder.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the countdown tasks share: everything but the arithmetic and the look of a problem.
sealed interface PuzzleTask extends Task permits Countdown, CountdownModP {
  /// What problems are drawn with.
  Numbers calculus();

  /// What the writers calculate with: [#calculus], widened where a person's puzzle needs it.
  default Numbers calculus(Puzzle puzzle) {
    return calculus();
  }

  /// Who writes the corpus.
  Mixture mixture();

  Range range(int level);

  Problem show(Puzzle puzzle);

  /// The puzzle of a problem, read from its prompt.
  Puzzle read(Problem problem);

  /// Why the expression's value is not the target; none if it is.
  Optional<String> objection(Puzzle puzzle, Expression expression);

  /// A solution by brute force.
  Optional<Expression> solution(Puzzle puzzle);

  @Override
  default List<Problem> problems(Split split, int level, RandomKey key, int count) {
    if (level < 0 || level >= levels()) {
      throw new IllegalArgumentException(
          "level: %d does not exist; %s has levels 0 to %d".formatted(level, name(), levels() - 1));
    }
    return new Puzzles(calculus(), range(level))
        .draw(name() + " level " + level, split, key, count).stream().map(this::show).toList();
  }

  @Override
  default String answerMarker() {
    return "A:";
  }

  @Override
  default String continueMarker() {
    return "wait\n";
  }

  /// The stated expression in [canonical form][Expression#canonical]; none when no expression can
  /// be read. It need not be right, nor use the given numbers.
  @Override
  default Optional<String> answer(Problem problem, String completion) {
    if (AnswerLine.of(completion, answerMarker()) instanceof AnswerLine.Stated(var answer)) {
      try {
        return Optional.of(ExpressionParser.parse(answer).canonical());
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// Judges the answer line alone, as [#judge] does; the thinking before it may be anything. A
  /// truncated trace is incorrect, a cancelled or open one undecided.
  @Override
  default Verifier verifier() {
    return trace ->
        AnswerLine.verdict(trace, answerMarker(), answer -> judge(read(trace.problem()), answer));
  }

  /// What is wrong with an answer; none if it is right.
  private Optional<String> judge(Puzzle puzzle, String answer) {
    Expression expression;
    try {
      expression = ExpressionParser.parse(answer);
    } catch (IllegalArgumentException e) {
      return Optional.ofNullable(e.getMessage());
    }
    var left = new ArrayList<>(puzzle.numbers());
    for (Integer number : expression.numbers()) {
      if (!left.remove(number)) {
        return Optional.of(
            number
                + (puzzle.numbers().contains(number)
                    ? " is used more often than it is given"
                    : " is not one of the given numbers"));
      }
    }
    if (!left.isEmpty()) {
      return Optional.of(left.getFirst() + " is not used");
    }
    return objection(puzzle, expression);
  }

  /// True when a completion states an answer that is wrong.
  default boolean isWrong(Puzzle puzzle, String completion) {
    return AnswerLine.of(completion, answerMarker()) instanceof AnswerLine.Stated(var answer)
        && judge(puzzle, answer).isPresent();
  }

  @Override
  default List<String> steps(String completion) {
    return Lines.of(completion);
  }

  @Override
  default Behaviours behaviours(Problem problem, String completion) {
    return SearchReader.behaviours(this, read(problem), completion);
  }

  /// An answer by brute force over all expressions.
  @Override
  default Optional<String> solve(Problem problem) {
    return solution(read(problem)).map(Expression::text);
  }

  @Override
  default String write(Problem problem, RandomKey key) {
    var puzzle = read(problem);
    return new SearchWriter(calculus(puzzle), mixture()).write(puzzle, key.generator());
  }
}
