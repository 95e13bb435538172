package dev.ponder.verify.math.probe;

import dev.ponder.core.RandomKey;
import dev.ponder.verify.math.probe.Points.Point;
import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.number.Rational;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Compares two expressions at points: at real ones, where both must be defined or neither, and at
/// complex ones if the reals say nothing. The points depend on the seed alone.
///
/// Agreement in double precision is only a suspicion: it is confirmed to sixty digits wherever all
/// functions are known to that precision. A point where a part of an expression is too small to be
/// seen says nothing ([Loss]); one bend that only one of the two has leaves them undecided.
public final class Probe {
  /// What the points say.
  public enum Finding {
    EQUAL,
    DIFFERENT,
    UNKNOWN
  }

  private enum At {
    AGREES,
    CONFIRMED,
    DIFFERS,
    SILENT
  }

  private static final int ENOUGH = 10;
  private static final int CONFIRMED = 3;
  private static final double NEAR = 1e-9;
  private static final double FAR = 1e-4;

  /// Digits that a double shows, and of those, how many may be hidden or noise.
  private static final double DOUBLE_HIDDEN = 8;

  private static final double DOUBLE_NOISE = 5;

  /// Digits that are computed closely, but for the last few.
  private static final double DIGITS = 64;

  private static final double NOISE = 40;

  private final RandomKey key;

  /// What may still be computed to many digits; bounds the time of one decision.
  private int budget = PreciseEvaluator.STEPS;

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
    Written mine = Written.in(first);
    Written theirs = Written.in(second);
    var constants = new TreeSet<>(mine.constants);
    constants.addAll(theirs.constants);
    boolean bends = mine.bends || theirs.bends;
    boolean steps = mine.steps || theirs.steps;
    var points = new Points(key.child("reals").generator(), names);
    List<Point> general = points.general();
    List<Point> special = points.special(constants, bends, steps);
    Finding found = Finding.UNKNOWN;
    if (!imaginary) {
      found = reals(first, second, general, special);
    }
    if (found == Finding.UNKNOWN && budget > 0) {
      found = complex(first, second, names, general, special);
    }
    boolean oneSided =
        mine.bends != theirs.bends && !(mine.bends ? theirs.roots : mine.roots)
            || mine.steps != theirs.steps;
    boolean doubtful = oneSided || (bends || steps) && (mine.crowded || theirs.crowded);
    return found == Finding.EQUAL && doubtful ? Finding.UNKNOWN : found;
  }

  /// The value of an expression without symbols; NaN if it has no real one.
  public static double constant(Node node) {
    Complex value = new Evaluator(Map.of(), true).value(node);
    return value.defined() ? value.re() : Double.NaN;
  }

  /// The value of an expression of one symbol; NaN if it has others, or no real value.
  public static double at(Node node, String name, double value) {
    Complex found = new Evaluator(Map.of(name, Complex.of(value)), true).value(node);
    return found.defined() ? found.re() : Double.NaN;
  }

  private Finding reals(Node first, Node second, List<Point> general, List<Point> special) {
    int agreed = 0;
    int confirmed = 0;
    boolean single = general.size() == 1;
    int needed = single ? 1 : ENOUGH;
    for (Point each : general) {
      if (agreed >= needed) {
        break;
      }
      At found = real(first, second, each, confirmed < CONFIRMED, single);
      if (found == At.DIFFERS) {
        return Finding.DIFFERENT;
      }
      agreed += found == At.SILENT ? 0 : 1;
      confirmed += found == At.CONFIRMED ? 1 : 0;
    }
    if (agreed < needed) {
      return Finding.UNKNOWN;
    }
    for (Point each : special) {
      if (real(first, second, each, false, single) == At.DIFFERS) {
        return Finding.DIFFERENT;
      }
    }
    return confirmed == 0 && finelyWritten(first, second, single ? 24 : 40) || budget <= 0
        ? Finding.UNKNOWN
        : Finding.EQUAL;
  }

  /// What one real point says.
  private At real(Node first, Node second, Point point, boolean closely, boolean single) {
    Map<String, Complex> doubles = new HashMap<>();
    point.at().forEach((name, value) -> doubles.put(name, Complex.of(value.toDouble())));
    var evaluator = new Evaluator(doubles, true);
    Complex left = evaluator.value(first);
    Loss loss = evaluator.loss();
    double hidden = loss.hidden;
    double noise = loss.noise;
    boolean beyond = loss.beyond;
    Complex right = evaluator.value(second);
    hidden = Math.max(hidden, loss.hidden);
    noise = Math.max(noise, loss.noise);
    if (beyond || loss.beyond || !left.defined() && !right.defined()) {
      return beyond || loss.beyond ? closely(first, second, point) : At.SILENT;
    }
    if (left.defined() != right.defined()) {
      return point.special() || noise > DOUBLE_NOISE ? At.SILENT : At.DIFFERS;
    }
    double gap = left.minus(right).size();
    double scale = Math.max(left.size(), right.size());
    if (gap > FAR * scale && noise < DOUBLE_NOISE) {
      return At.DIFFERS;
    }
    boolean suspicious = gap > NEAR * scale || hidden > DOUBLE_HIDDEN;
    if (closely || suspicious) {
      At found = closely(first, second, point);
      if (found != At.SILENT || suspicious && (noise > DOUBLE_NOISE || point.far())) {
        return found;
      }
      if (gap > NEAR * scale) {
        return At.DIFFERS;
      }
    }
    // Nothing confirms it; a constant has this one point only.
    return hidden > DOUBLE_HIDDEN || single && gap > 1e-13 * scale ? At.SILENT : At.AGREES;
  }

  /// What a real point says to many digits.
  private At closely(Node first, Node second, Point point) {
    var evaluator = new PreciseEvaluator(point.at(), budget);
    int before = evaluator.left();
    BigDecimal a = evaluator.value(first);
    Loss loss = evaluator.loss();
    double hidden = loss.hidden;
    double noise = loss.noise;
    BigDecimal b = a == null ? null : evaluator.value(second);
    budget -= before - evaluator.left();
    if (a == null || b == null) {
      return At.SILENT;
    }
    hidden = Math.max(hidden, loss.hidden);
    noise = Math.max(noise, loss.noise);
    if (noise > NOISE) {
      return At.SILENT;
    }
    BigDecimal size = a.abs().max(b.abs());
    BigDecimal tolerance = size.scaleByPowerOfTen((int) Math.ceil(noise - DIGITS));
    if (a.subtract(b).abs().compareTo(tolerance) > 0) {
      return At.DIFFERS;
    }
    return hidden + noise < DIGITS - 6 ? At.CONFIRMED : At.SILENT;
  }

  /// Numbers with so many digits that double precision may not tell them apart.
  private static boolean finelyWritten(Node first, Node second, int bits) {
    return Symbols.longestNumber(first) > bits || Symbols.longestNumber(second) > bits;
  }

  private Finding complex(
      Node first, Node second, Set<String> names, List<Point> general, List<Point> special) {
    RandomGenerator random = key.child("complex").generator();
    int agreed = 0;
    int needed = names.isEmpty() ? 1 : ENOUGH;
    for (int i = 0; i < general.size() && agreed < needed; i++) {
      Map<String, Complex> at = new HashMap<>();
      boolean real = i % 2 == 0;
      // Every other point is real, where floors and factorials have values too.
      for (String each : names) {
        at.put(
            each,
            real
                ? Complex.of(general.get(i).at().getOrDefault(each, Rational.ONE).toDouble())
                : new Complex(random.nextDouble(-2, 2), random.nextDouble(-2, 2)));
      }
      At found = complex(first, second, at);
      if (found == At.DIFFERS) {
        return Finding.DIFFERENT;
      }
      agreed += found == At.AGREES ? 1 : 0;
    }
    for (Point each : special) {
      Map<String, Complex> at = new HashMap<>();
      each.at().forEach((name, value) -> at.put(name, Complex.of(value.toDouble())));
      if (complex(first, second, at) == At.DIFFERS) {
        return Finding.DIFFERENT;
      }
    }
    return agreed < needed || finelyWritten(first, second, 30) ? Finding.UNKNOWN : Finding.EQUAL;
  }

  private static At complex(Node first, Node second, Map<String, Complex> at) {
    var evaluator = new Evaluator(at, false);
    Complex left = evaluator.value(first);
    Loss loss = evaluator.loss();
    double hidden = loss.hidden;
    double noise = loss.noise;
    boolean beyond = loss.beyond;
    Complex right = evaluator.value(second);
    hidden = Math.max(hidden, loss.hidden);
    noise = Math.max(noise, loss.noise);
    if (beyond || loss.beyond || !left.finite() || !right.finite()) {
      return At.SILENT;
    }
    double gap = left.minus(right).size();
    double scale = Math.max(left.size(), right.size());
    if (gap > 1e-11 * scale) {
      boolean noisy = gap <= Math.pow(10, noise - 14) * scale;
      return noisy ? At.SILENT : At.DIFFERS;
    }
    return hidden > DOUBLE_HIDDEN ? At.SILENT : At.AGREES;
  }
}
