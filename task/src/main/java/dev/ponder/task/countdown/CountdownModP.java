package dev.ponder.task.countdown;

import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.task.AnswerLine;
import dev.ponder.task.Expression;
import dev.ponder.task.Lines;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// [Countdown] modulo a prime: numbers of 1 to p - 1, targets of 0 to p - 1, operations in Z_p, a
/// division by the inverse.
///
/// Nothing looks near or far in Z_p, so what chance achieves can be written down ([#chance(Problem,
/// int)]), and the finite game gives every prefix an exact value ([#value]). Prompt `3 5 7>4%11`;
/// lines and answers as in [Countdown], each result reduced modulo p. Level `l` has `l` more
/// numbers, to 5 at most.
///
/// @param numbers how many are given at level 0, 3 to 5
/// @param prime the modulus, a prime of 3 to 97
/// @param mixture who writes the corpus
public record CountdownModP(int numbers, int prime, Mixture mixture) implements PuzzleTask {
  /// 3 numbers modulo 11.
  public static final CountdownModP DEFAULT = new CountdownModP(3, 11, Mixture.MIXED);

  private static final int MOST_NUMBERS = 5;
  private static final Pattern PROMPT =
      Pattern.compile("(\\d{1,2}(?: \\d{1,2}){2,4})>(\\d{1,2})(?:%(\\d{1,2}))?\\s*");
  private static final Pattern QUESTION =
      Pattern.compile(
          "\\s*(\\d{1,2})(?:%(\\d{1,2}))? from (\\d{1,2}(?:(?:, ?| )\\d{1,2}){2,4})\\s*");
  private static final Pattern ID =
      Pattern.compile("countdown-mod-p:(\\d{1,2}(?:,\\d{1,2}){2,4})=(\\d{1,2})%(\\d{1,2})");

  public CountdownModP {
    if (numbers < 3 || numbers > MOST_NUMBERS) {
      throw new IllegalArgumentException(
          "numbers: %d is not possible for countdown-mod-p; it must be 3 to %d"
              .formatted(numbers, MOST_NUMBERS));
    }
    if (prime < 3 || prime > 97 || !isPrime(prime)) {
      throw new IllegalArgumentException(
          "p: %d is not possible for countdown-mod-p; it must be a prime of 3 to 97"
              .formatted(prime));
    }
  }

  /// The same task with other writers.
  public CountdownModP with(Mixture writers) {
    return new CountdownModP(numbers, prime, writers);
  }

  @Override
  public String name() {
    return "countdown-mod-p";
  }

  @Override
  public String description() {
    return "countdown-mod-p, %d numbers modulo %d".formatted(numbers, prime);
  }

  @Override
  public int levels() {
    return MOST_NUMBERS - numbers + 1;
  }

  @Override
  public Range range(int level) {
    return new Range(numbers + level, 1, prime - 1, 0, prime - 1);
  }

  @Override
  public PrimeField calculus() {
    return new PrimeField(prime);
  }

  /// The exact value of a thinking so far: the chance that finishing the present try by evenly
  /// drawn possible operations hits the target; 1 after a true hit; once an answer is stated, 1 or
  /// 0 as it is right or wrong. The value of the empty prefix is that of one random try.
  public double value(Problem problem, String prefix) {
    var puzzle = read(problem);
    return AnswerLine.of(prefix, answerMarker()) instanceof AnswerLine.Stated
        ? (isWrong(puzzle, prefix) ? 0 : 1)
        : new PrefixValue(calculus(), puzzle).uniform(prefix);
  }

  /// The chance that `tries` different candidates drawn evenly contain a right one: the null curve
  /// of a search without any skill. With L candidates of which S are right it is 1 - C(L-S, k) /
  /// C(L, k); for one try the chance of a random answer.
  public double chance(Problem problem, int tries) {
    if (tries < 0) {
      throw new IllegalArgumentException("tries: " + tries + " is negative; it must be 0 or more");
    }
    var puzzle = read(problem);
    var candidates = new Candidates(calculus()).all(puzzle.numbers(), RandomKey.of(0).generator());
    long right = candidates.stream().filter(each -> each.value() == puzzle.target()).count();
    double missed = 1;
    for (int i = 0; i < Math.min(tries, candidates.size()); i++) {
      missed *= Math.max(0, candidates.size() - right - i) / (double) (candidates.size() - i);
    }
    return 1 - missed;
  }

  @Override
  public Problem show(Puzzle puzzle) {
    var given = puzzle.numbers().stream().map(String::valueOf).toList();
    var target = puzzle.target() + "%" + prime;
    return new Problem(
        name() + ":" + String.join(",", given) + "=" + target,
        String.join(" ", given) + ">" + target + "\n");
  }

  @Override
  public Puzzle read(Problem problem) {
    return puzzle(problem.prompt());
  }

  @Override
  public Problem parse(String question) {
    return show(puzzle(question));
  }

  private Puzzle puzzle(String question) {
    if (question.length() <= 100) {
      for (var form : List.of(PROMPT, ID, QUESTION)) {
        var match = form.matcher(question);
        if (match.matches()) {
          boolean targetFirst = form == QUESTION;
          var modulus = match.group(targetFirst ? 2 : 3);
          var given =
              Pattern.compile("\\D+")
                  .splitAsStream(match.group(targetFirst ? 3 : 1))
                  .map(Integer::valueOf)
                  .toList();
          int target = Integer.parseInt(match.group(targetFirst ? 1 : 2));
          if (modulus != null && Integer.parseInt(modulus) != prime) {
            throw new IllegalArgumentException(
                "question: modulus %s; this task calculates modulo %d".formatted(modulus, prime));
          }
          if (target >= prime || given.stream().anyMatch(number -> number >= prime)) {
            throw new IllegalArgumentException(
                "question: numbers and target must be below " + prime);
          }
          return new Puzzle(given, target);
        }
      }
    }
    throw new IllegalArgumentException(
        "question: can't read %s as countdown-mod-p; write 3 to 5 numbers as '4 from 3 5 7' or '3 5 7>4%%%d'"
            .formatted(Lines.quoted(question), prime));
  }

  @Override
  public Optional<String> objection(Puzzle puzzle, Expression expression) {
    int value = calculus().value(expression);
    if (value == Numbers.NONE) {
      return Optional.of("division by zero modulo " + prime);
    }
    return value == puzzle.target()
        ? Optional.empty()
        : Optional.of(
            "%s is %d modulo %d, not %d"
                .formatted(expression.text(), value, prime, puzzle.target()));
  }

  @Override
  public Optional<Expression> solution(Puzzle puzzle) {
    var field = calculus();
    return new BruteForce<Integer>(
            number -> number,
            (operator, left, right) ->
                Optional.of(field.apply(operator, left, right))
                    .filter(result -> result != Numbers.NONE))
        .solve(puzzle.numbers(), puzzle.target());
  }

  private static boolean isPrime(int number) {
    for (int divisor = 2; divisor * divisor <= number; divisor++) {
      if (number % divisor == 0) {
        return false;
      }
    }
    return number > 1;
  }
}
