package dev.ponder.task.procedural.number;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A fraction in lowest terms.
record FractionSimplification() implements Recipe<FractionSimplification.Fraction> {
  private static final int MOST = 99_999_999;

  record Fraction(int above, int below) {
    Fraction {
      Read.size("numerator", above, 1, MOST);
      Read.size("denominator", below, 1, MOST);
    }
  }

  @Override
  public Card card() {
    return new Card(
        "fraction-simplification",
        4,
        "a fraction in lowest terms",
        "parts to 12 times a factor to 20; 60 and 30; 300 and 60; 1000 and 100",
        "the fraction in lowest terms, as a/b or in LaTeX",
        "Euclid's algorithm");
  }

  @Override
  public Fraction draw(int level, RandomGenerator random) {
    int part = new int[] {12, 60, 300, 1000}[level];
    int factor = 2 + random.nextInt(new int[] {39, 29, 59, 99}[level]);
    return new Fraction(factor * (1 + random.nextInt(part)), factor * (2 + random.nextInt(part)));
  }

  @Override
  public String spell(Fraction problem) {
    return problem.above() + "/" + problem.below();
  }

  @Override
  public Fraction read(String spelled) {
    var parts = Read.fraction(spelled);
    return of(parts.get(0).toString(), parts.get(1).toString());
  }

  private static Fraction of(String above, String below) {
    return new Fraction(
        Read.whole("numerator", above, 1, MOST), Read.whole("denominator", below, 1, MOST));
  }

  @Override
  public String ask(Fraction problem) {
    return "Write the fraction " + spell(problem) + " in lowest terms.";
  }

  @Override
  public String form() {
    return "the fraction";
  }

  @Override
  public List<Wording<Fraction>> wordings() {
    return List.of(
        Wording.of("fraction \\$?(\\d+) ?/ ?(\\d+)", match -> of(match.group(1), match.group(2))),
        Wording.of(
            "fraction \\$?\\\\[dt]?frac\\{(\\d+)\\}\\{(\\d+)\\}",
            match -> of(match.group(1), match.group(2))));
  }

  @Override
  public Optional<String> solve(Fraction problem) {
    int divisor = Gcd.gcd(problem.above(), problem.below());
    return Optional.of(problem.above() / divisor + "/" + problem.below() / divisor);
  }

  @Override
  public String normal(Fraction problem, String answer) {
    return lowest(answer);
  }

  /// A fraction that is in lowest terms, as `a/b`.
  static String lowest(String answer) {
    var parts = Read.fraction(answer);
    if (!parts.get(0).gcd(parts.get(1)).equals(BigInteger.ONE)) {
      throw new IllegalArgumentException("the fraction is not in lowest terms");
    }
    return parts.get(0) + "/" + parts.get(1);
  }

  @Override
  public List<String> work(Fraction problem) {
    var lines = new ArrayList<String>();
    int above = problem.above();
    int below = problem.below();
    for (int d = 2; d <= Gcd.gcd(above, below); ) {
      if (above % d == 0 && below % d == 0) {
        above /= d;
        below /= d;
        lines.add("by %d: %d/%d".formatted(d, above, below));
      } else {
        d++;
      }
    }
    lines.add("nothing divides both");
    return lines;
  }
}
