package dev.ponder.verify.math.probe;

import dev.ponder.verify.number.Rational;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// Real points at which two expressions are compared: near zero and a million away, of either sign;
/// near the constants that are written in them; and where they bend, on both sides of every place
/// that those constants can make.
final class Points {
  private static final int GENERAL = 64;
  private static final long[] SIZES = {1, 2, 8, 1_000, 4, 16, 2, 1_000_000};
  private static final long PRIME = 997;
  private static final int MOST = 150;
  private static final int VARIABLES = 6;
  private static final int FAR = 100;

  /// A point.
  ///
  /// @param far whether a coordinate is so large that doubles say little about differences
  /// @param special whether it was chosen for what is written, and may be where nothing is defined
  record Point(Map<String, Rational> at, boolean far, boolean special) {}

  private final RandomGenerator random;
  private final Set<String> names;

  Points(RandomGenerator random, Set<String> names) {
    this.random = random;
    this.names = names;
  }

  /// The points that say the most about most expressions.
  List<Point> general() {
    if (names.isEmpty()) {
      return List.of(new Point(Map.of(), false, false));
    }
    var points = new ArrayList<Point>();
    for (int i = 0; i < GENERAL; i++) {
      Map<String, Rational> at = new HashMap<>();
      boolean far = false;
      for (String each : names) {
        int which = i < GENERAL / 2 ? i : random.nextInt(SIZES.length);
        long size = SIZES[which % SIZES.length];
        far |= size > FAR;
        boolean negative = i % 3 == 1 || i % 3 == 2 && random.nextBoolean();
        long above = 1 + random.nextLong(size * PRIME);
        at.put(each, Rational.of(negative ? -above : above, PRIME));
      }
      points.add(new Point(at, far, false));
    }
    return points;
  }

  /// The points that what is written asks for.
  List<Point> special(Set<Rational> constants, boolean bends, boolean steps) {
    var points = new ArrayList<Point>();
    if (names.isEmpty() || names.size() > VARIABLES) {
      return points;
    }
    var places = new TreeSet<Rational>();
    if (bends || steps) {
      places.addAll(between(derived(constants)));
    } else {
      for (Rational each : constants) {
        places.add(each.times(near(10)));
        places.add(each.over(near(10)));
      }
    }
    for (String name : names) {
      for (Rational place : places) {
        points.add(around(name, place, PRIME * 1_000));
        points.add(around(name, place.negated(), PRIME * 1_000));
        if (bends && names.size() > 1) {
          points.add(around(name, place, 1));
          points.add(around(name, place.negated(), 1));
        }
      }
    }
    if (steps) {
      steps(points, constants);
    }
    return points;
  }

  /// A number a little above one.
  private Rational near(long parts) {
    return Rational.ONE.plus(Rational.of(1 + random.nextInt((int) PRIME), PRIME * parts));
  }

  /// One coordinate at a place, the others all small or all near one.
  private Point around(String name, Rational place, long below) {
    Map<String, Rational> at = new HashMap<>();
    for (String each : names) {
      Rational small = Rational.of(1 + random.nextInt((int) PRIME), below);
      at.put(each, each.equals(name) ? place : below == 1 ? near(1_000) : small);
    }
    return new Point(at, Math.abs(place.toDouble()) > FAR, true);
  }

  /// What the constants make with each other.
  private static Set<Rational> derived(Set<Rational> constants) {
    var all = new TreeSet<Rational>(constants);
    for (Rational a : constants) {
      double root = Math.sqrt(a.toDouble());
      all.add(Rational.of(1 + (long) (root * 1_000), 1_000));
      for (Rational b : constants) {
        if (all.size() > MOST) {
          return all;
        }
        all.add(a.over(b));
        all.add(a.plus(b));
        if (!a.equals(b)) {
          all.add(a.times(b));
          Rational gap = a.minus(b);
          all.add(gap.signum() < 0 ? gap.negated() : gap);
        }
      }
    }
    return all;
  }

  /// Places between the given ones, below the least and above the greatest.
  private Set<Rational> between(Set<Rational> sorted) {
    var places = new TreeSet<Rational>();
    Rational last = null;
    Rational half = Rational.of(1, 2);
    for (Rational each : sorted) {
      places.add(last == null ? each.times(half) : last.plus(each).times(half));
      last = each;
    }
    if (last != null) {
      places.add(last.times(near(2)));
      places.add(last.times(Rational.of(1_013)));
    }
    return places;
  }

  /// Whole numbers, halves and thirds, and multiples of the constants: there steps are.
  private void steps(List<Point> points, Set<Rational> constants) {
    var places = new ArrayList<Rational>();
    for (int i = -12; i <= 12; i++) {
      places.add(Rational.of(i));
      places.add(Rational.of(i, 2));
      places.add(Rational.of(i, 3));
      for (Rational each : constants) {
        if (places.size() < MOST && each.bits() < 40) {
          places.add(each.times(Rational.of(i)));
          places.add(Rational.of(i).over(each));
        }
      }
    }
    for (Rational each : places) {
      Map<String, Rational> at = new HashMap<>();
      for (String name : names) {
        at.put(name, each.plus(Rational.of(BigInteger.valueOf(at.size()))));
      }
      points.add(new Point(at, false, true));
    }
  }
}
