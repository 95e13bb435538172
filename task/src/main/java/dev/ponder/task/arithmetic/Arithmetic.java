package dev.ponder.task.arithmetic;

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
import dev.ponder.verify.number.Rational;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Work out a chain of operations with parentheses: prompt `(3+4)*5-12=`.
///
/// Results of generated chains are whole numbers of 0 to a bound, half-way results too. Level `l`
/// has `l` more operations.
///
/// A completion is one operation a line, then what is left to do with the result put in:
/// `3+4=7;7*5-12`; the last operation stands alone: `35-12=23`. A check does an operation again and
/// compares: `3+4=7?7!`, or `3+4=7?8x` where 8 was written. A line after `wait,` does the line
/// before again. The answer line is `A:23`; an answer may be `-5` or `3/4` where a person's problem
/// has it.
///
/// @param operations at level 0, 1 to 8
/// @param maxNumber largest number in a chain; the smallest is 1
/// @param bound largest result, half-way ones too
/// @param writers who write the corpus
public record Arithmetic(int operations, int maxNumber, int bound, Writers writers)
    implements Task {
  /// From 3 operations on numbers of 1 to 12, results to 99.
  public static final Arithmetic DEFAULT = new Arithmetic(3, 12, 99, Writers.MIXED);

  private static final int LEVELS = 6;
  private static final String ID = "arithmetic:";
  private static final Pattern ANSWER = Pattern.compile("-?\\d{1,12}(/\\d{1,12})?");

  public Arithmetic {
    check("operations", operations, 1, 8);
    check("max", maxNumber, 2, 999);
    check("bound", bound, 5, 99_999);
  }

  /// The same task with other writers.
  public Arithmetic with(Writers others) {
    return new Arithmetic(operations, maxNumber, bound, others);
  }

  @Override
  public String name() {
    return "arithmetic";
  }

  @Override
  public String description() {
    return "arithmetic, %d operations on numbers of 1 to %d, results to %d"
        .formatted(operations, maxNumber, bound);
  }

  @Override
  public int levels() {
    return LEVELS;
  }

  @Override
  public List<Problem> problems(Split split, int level, RandomKey key, int count) {
    if (level < 0 || level >= LEVELS) {
      throw new IllegalArgumentException(
          "level: %d does not exist; arithmetic has levels 0 to %d".formatted(level, LEVELS - 1));
    }
    if (count < 0) {
      throw new IllegalArgumentException("count: " + count + " is negative; ask for 0 or more");
    }
    var drawn = new Chains(operations + level, maxNumber, bound).draw(split, key, count);
    if (drawn.size() < count) {
      throw new IllegalArgumentException(
          "count: %d problems asked of arithmetic level %d, split %s, where %d were found; ask for fewer"
              .formatted(count, level, split, drawn.size()));
    }
    return drawn.stream().map(Arithmetic::show).toList();
  }

  private static Problem show(Expression chain) {
    var text = Chains.text(chain);
    return new Problem(ID + text, text + "=\n");
  }

  @Override
  public Problem parse(String question) {
    return show(chain(question));
  }

  private static Expression chain(String question) {
    var text = question.strip();
    text = text.startsWith(ID) ? text.substring(ID.length()) : text;
    text = text.endsWith("=") ? text.substring(0, text.length() - 1) : text;
    try {
      return ExpressionParser.parse(text.replace(" ", ""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "question: not a chain of operations (%s); write e.g. '(3+4)*5-12='"
              .formatted(e.getMessage()),
          e);
    }
  }

  @Override
  public String answerMarker() {
    return "A:";
  }

  @Override
  public String continueMarker() {
    return "wait\n";
  }

  /// The stated number in lowest terms; none when none can be read.
  @Override
  public Optional<String> answer(Problem problem, String completion) {
    return AnswerLine.of(completion, answerMarker()) instanceof AnswerLine.Stated(var answer)
        ? number(answer).map(Rational::toString)
        : Optional.empty();
  }

  @Override
  public Verifier verifier() {
    return trace ->
        AnswerLine.verdict(trace, answerMarker(), answer -> objection(trace.problem(), answer));
  }

  private Optional<String> objection(Problem problem, String answer) {
    var stated = number(answer);
    if (stated.isEmpty()) {
      return Optional.of(
          answer.isEmpty()
              ? "empty answer"
              : "%s is not a number like 23, -5 or 3/4".formatted(Lines.quoted(answer)));
    }
    try {
      return stated.get().equals(chain(problem.prompt()).value())
          ? Optional.empty()
          : Optional.of("%s is not the value".formatted(stated.get()));
    } catch (ArithmeticException e) {
      return Optional.of("the problem divides by zero and has no value");
    }
  }

  /// Digits without leading zeros, perhaps a minus before and a denominator after.
  private static Optional<Rational> number(String text) {
    if (text.length() > 26 || !ANSWER.matcher(text).matches()) {
      return Optional.empty();
    }
    int slash = text.indexOf('/');
    var above = slash < 0 ? text : text.substring(0, slash);
    var below = slash < 0 ? "1" : text.substring(slash + 1);
    boolean leadingZero = above.matches("-0.*|00.*|0\\d+") || below.startsWith("0");
    return leadingZero
        ? Optional.empty()
        : Optional.of(new Rational(new BigInteger(above), new BigInteger(below)));
  }

  @Override
  public List<String> steps(String completion) {
    return Lines.of(completion);
  }

  /// Habits as counted in lines of work: a try is one operation worked out; a correction is a line
  /// after `wait,`; see the package's reader for all.
  @Override
  public Behaviours behaviours(Problem problem, String completion) {
    boolean wrong =
        AnswerLine.of(completion, answerMarker()) instanceof AnswerLine.Stated(var answer)
            && objection(problem, answer).isPresent();
    return StepReader.behaviours(completion, wrong);
  }

  /// The exact value; none where the chain divides by zero.
  @Override
  public Optional<String> solve(Problem problem) {
    try {
      return Optional.of(chain(problem.prompt()).value().toString());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  @Override
  public String write(Problem problem, RandomKey key) {
    return new StepWriter(writers, bound)
        .write(chain(problem.prompt()), solve(problem).orElse("0"), key.generator());
  }

  private static void check(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s: %d is not possible for arithmetic; it must be %d to %d"
              .formatted(field, value, least, most));
    }
  }
}
