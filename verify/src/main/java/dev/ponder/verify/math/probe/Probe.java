package dev.ponder.verify.math.probe;

import dev.ponder.core.RandomKey;
import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.number.Rational;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Compares two expressions at points: at real ones, where both must be defined or neither, and at
/// complex ones if the reals say nothing. The points depend on the seed alone.
///
/// Agreement in double precision is only a suspicion: it is confirmed to fifty digits wherever all
/// functions are known to that precision.
public final class Probe {
  /// What the points say.
  public enum Finding {
    EQUAL,
    DIFFERENT,
    UNKNOWN
  }

  private static final int ENOUGH = 8;
  private static final int TRIES = 40;
  private static final double NEAR = 1e-9;
  private static final double FAR = 1e-4;
  private static final BigDecimal PRECISE = BigDecimal.ONE.scaleByPowerOfTen(-45);

  private final RandomKey key;

  public Probe(RandomKey key) {
    this.key = key;
  }

  /// Whether two expressions are equal.
  public Finding compare(Node first, Node second) {
    Set<String> names = new TreeSet<>();
    boolean plain = Symbols.collect(first, names) & Symbols.collect(second, names);
    if (!plain) {
      return Finding.UNKNOWN;
    }
    boolean imaginary = names.remove("i");
    if (!imaginary) {
      Finding found = reals(first, second, names);
      if (found != Finding.UNKNOWN) {
        return found;
      }
    }
    return complex(first, second, names);
  }

  /// The value of an expression without symbols; NaN if it has no real one.
  public static double constant(Node node) {
    Complex value = new Evaluator(Map.of(), true).of(node);
    return value.defined() ? value.re() : Double.NaN;
  }

  private Finding reals(Node first, Node second, Set<String> names) {
    RandomGenerator random = key.child("reals").generator();
    int agreed = 0;
    int confirmed = 0;
    int unconfirmed = 0;
    int tries = names.isEmpty() ? 1 : TRIES;
    for (int i = 0; i < tries && agreed < ENOUGH; i++) {
      Map<String, Rational> point = new HashMap<>();
      Map<String, Complex> doubles = new HashMap<>();
      for (String each : names) {
        Rational value = coordinate(random, i);
        point.put(each, value);
        doubles.put(each, Complex.of(value.toDouble()));
      }
      var evaluator = new Evaluator(doubles, true);
      Complex left = evaluator.of(first);
      Complex right = evaluator.of(second);
      if (!left.defined() && !right.defined()) {
        continue;
      }
      if (left.defined() != right.defined()) {
        boolean overflow = left.defined() ? !left.finite() : !right.finite();
        if (overflow) {
          continue;
        }
        return Finding.DIFFERENT;
      }
      if (!left.finite() || !right.finite()) {
        continue;
      }
      double gap = left.minus(right).size();
      double scale = Math.max(left.size(), right.size());
      if (gap > FAR * scale && gap > 1e-12) {
        return Finding.DIFFERENT;
      }
      // Every third point, and every doubtful one, is looked at closely.
      if (confirmed < 3 || gap > NEAR * scale) {
        var precise = new PreciseEvaluator(point);
        BigDecimal a = precise.of(first);
        BigDecimal b = precise.of(second);
        if (a != null && b != null) {
          BigDecimal size = a.abs().max(b.abs()).max(PRECISE);
          if (a.subtract(b).abs().compareTo(size.multiply(PRECISE)) > 0) {
            return Finding.DIFFERENT;
          }
          confirmed++;
        } else if (gap > NEAR * scale) {
          return Finding.DIFFERENT;
        } else {
          unconfirmed++;
        }
      }
      agreed++;
    }
    boolean enough = agreed >= (names.isEmpty() ? 1 : ENOUGH);
    if (!enough) {
      return Finding.UNKNOWN;
    }
    return unconfirmed > 0 && finelyWritten(first, second) ? Finding.UNKNOWN : Finding.EQUAL;
  }

  /// Numbers with so many digits that double precision may not tell them apart.
  private static boolean finelyWritten(Node first, Node second) {
    return Symbols.longestNumber(first) > 40 || Symbols.longestNumber(second) > 40;
  }

  /// A point that is no whole number, near or far from zero, of either sign.
  private static Rational coordinate(RandomGenerator random, int round) {
    int spread = 1 << (round % 4);
    long numerator = 1 + random.nextInt(997 * spread);
    boolean negative = round % 3 == 1 || round % 3 == 2 && random.nextBoolean();
    return Rational.of(negative ? -numerator : numerator, 997 / (1 + round % 2) + 4);
  }

  private Finding complex(Node first, Node second, Set<String> names) {
    RandomGenerator random = key.child("complex").generator();
    int agreed = 0;
    int needed = names.isEmpty() ? 1 : ENOUGH;
    for (int i = 0; i < TRIES && agreed < needed; i++) {
      Map<String, Complex> point = new HashMap<>();
      for (String each : names) {
        // Every other point is real, where floors and factorials have values too.
        double imaginary = i % 2 == 0 ? 0 : random.nextDouble(-2, 2);
        point.put(each, new Complex(random.nextDouble(-2, 2), imaginary));
      }
      var evaluator = new Evaluator(point, false);
      Complex left = evaluator.of(first);
      Complex right = evaluator.of(second);
      if (!left.finite() || !right.finite()) {
        continue;
      }
      double gap = left.minus(right).size();
      double scale = Math.max(left.size(), right.size());
      if (gap > NEAR * scale && gap > 1e-12) {
        return Finding.DIFFERENT;
      }
      agreed++;
    }
    return agreed < needed || finelyWritten(first, second) ? Finding.UNKNOWN : Finding.EQUAL;
  }
}
