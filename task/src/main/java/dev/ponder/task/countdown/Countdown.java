package dev.ponder.task.countdown;

import dev.ponder.core.Problem;
import dev.ponder.task.Expression;
import dev.ponder.task.Lines;
import dev.ponder.verify.number.Rational;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reach the target by joining each given number exactly once with `+ - * /`.
///
/// Every generated problem can be solved over 0, 1, ... 2 `maxTarget` with divisions that leave no
/// rest; an answer may pass through negative numbers and fractions. Level `l` has `l / 2` more
/// numbers (to 5 at most), and odd levels twice the largest number and target.
///
/// A completion is one line per try, `3*5=15,15+7=22?22!`: operations, `?`, the target, `!` for
/// equal or `x`. A try may start from a goal that the target gives (`22-7=15;3*5=15?15!`), or do
/// the last one again (`wait,3*5=15,15+7=22?22!`). The answer line is `A:(3*5)+7`.
///
/// @param numbers how many are given at level 0, 3 to 5
/// @param maxNumber largest number at level 0; the smallest is 1
/// @param maxTarget largest target at level 0; the smallest is 1
/// @param mixture who writes the corpus
public record Countdown(int numbers, int maxNumber, int maxTarget, Mixture mixture)
    implements PuzzleTask {
  /// 3 numbers of 1 to 12, targets to 100.
  public static final Countdown DEFAULT = new Countdown(3, 12, 100);

  private static final int MOST_NUMBERS = 5;
  private static final Pattern PROMPT =
      Pattern.compile("(\\d{1,4}(?: \\d{1,4}){2,5})>(\\d{1,6})\\s*");
  private static final Pattern QUESTION =
      Pattern.compile("\\s*(\\d{1,6}) from (\\d{1,4}(?:(?:, ?| )\\d{1,4}){2,5})\\s*");
  private static final Pattern LIST =
      Pattern.compile("(?<![\\d,.-])\\d{1,4}(?:, \\d{1,4}){2,5}(?![\\d-]|, ?\\d)");
  private static final Pattern ID =
      Pattern.compile("countdown:(\\d{1,4}(?:,\\d{1,4}){2,5})=(\\d{1,6})");

  public Countdown {
    check("numbers", numbers, 3, MOST_NUMBERS);
    check("max", maxNumber, 3, 999);
    check("target", maxTarget, 10, 99_999);
  }

  public Countdown(int numbers, int maxNumber, int maxTarget) {
    this(numbers, maxNumber, maxTarget, Mixture.MIXED);
  }

  /// The same task with other writers.
  public Countdown with(Mixture writers) {
    return new Countdown(numbers, maxNumber, maxTarget, writers);
  }

  @Override
  public String name() {
    return "countdown";
  }

  @Override
  public String description() {
    return "countdown, %d numbers of 1 to %d, targets to %d"
        .formatted(numbers, maxNumber, maxTarget);
  }

  @Override
  public int levels() {
    return 2 * (MOST_NUMBERS - numbers + 1);
  }

  @Override
  public Range range(int level) {
    int factor = 1 + level % 2;
    return new Range(numbers + level / 2, 1, factor * maxNumber, 1, factor * maxTarget);
  }

  @Override
  public Numbers calculus() {
    return new WholeNumbers(2 * maxTarget);
  }

  @Override
  public Numbers calculus(Puzzle puzzle) {
    int given = Math.max(puzzle.target(), Collections.max(puzzle.numbers()));
    return new WholeNumbers(Math.max(2 * maxTarget, given));
  }

  @Override
  public Problem show(Puzzle puzzle) {
    var given = puzzle.numbers().stream().map(String::valueOf).toList();
    return new Problem(
        "countdown:" + String.join(",", given) + "=" + puzzle.target(),
        String.join(" ", given) + ">" + puzzle.target() + "\n");
  }

  @Override
  public Puzzle read(Problem problem) {
    return puzzle(problem.prompt());
  }

  @Override
  public Problem parse(String question) {
    return show(puzzle(question));
  }

  private static Puzzle puzzle(String question) {
    var line = question.lines().findFirst().orElse("");
    if (line.length() <= 100 && question.length() <= 1_000 && line.contains(", ")) {
      var told = told(line);
      if (told.isPresent()) {
        return told.get();
      }
    }
    if (question.length() <= 100) {
      for (var form : List.of(PROMPT, ID, QUESTION)) {
        var match = form.matcher(question);
        if (match.matches()) {
          boolean targetFirst = form == QUESTION;
          var given =
              Pattern.compile("\\D+")
                  .splitAsStream(match.group(targetFirst ? 2 : 1))
                  .map(Integer::valueOf)
                  .toList();
          return new Puzzle(given, Integer.parseInt(match.group(targetFirst ? 1 : 2)));
        }
      }
    }
    throw new IllegalArgumentException(
        "question: can't read %s as countdown; write 3 to 6 numbers as '24 from 4 7 8 8' or '4 7 8 8>24'"
            .formatted(Lines.quoted(question)));
  }

  /// A puzzle told in a sentence: a list of numbers with commas, and one number beside it.
  private static Optional<Puzzle> told(String sentence) {
    var list = LIST.matcher(sentence);
    if (!sentence.matches("[A-Z][a-z].*") || !list.find()) {
      return Optional.empty();
    }
    var others = Pattern.compile("\\d+").matcher(list.replaceFirst("")).results().toList();
    if (others.size() != 1 || others.getFirst().group().length() > 6) {
      return Optional.empty();
    }
    var given = Pattern.compile(", ").splitAsStream(list.group()).map(Integer::valueOf).toList();
    return Optional.of(new Puzzle(given, Integer.parseInt(others.getFirst().group())));
  }

  @Override
  public Optional<String> objection(Puzzle puzzle, Expression expression) {
    try {
      var value = expression.value();
      return value.equals(Rational.of(puzzle.target()))
          ? Optional.empty()
          : Optional.of("%s is %s, not %d".formatted(expression.text(), value, puzzle.target()));
    } catch (ArithmeticException e) {
      return Optional.of("division by zero");
    }
  }

  /// Every value that the given numbers can be joined to over 0, 1, 2, ... with divisions that
  /// leave no rest: the targets a generated problem may have, before they are bounded.
  public SortedSet<Integer> reachable(List<Integer> given) {
    return new TreeSet<>(new Candidates(calculus()).values(given));
  }

  @Override
  public Optional<Expression> solution(Puzzle puzzle) {
    return new BruteForce<>(
            Rational::of,
            (operator, left, right) ->
                operator == '/' && right.isZero()
                    ? Optional.empty()
                    : Optional.of(left.apply(operator, right)))
        .solve(puzzle.numbers(), puzzle.target());
  }

  private static void check(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s: %d is not possible for countdown; it must be %d to %d"
              .formatted(field, value, least, most));
    }
  }
}
