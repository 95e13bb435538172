package dev.ponder.verify.math.probe;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/// Elementary functions of real numbers to sixty digits. Null where there is no real value, or
/// where the argument is too large for the digits to mean anything.
final class Precise {
  static final MathContext DIGITS = new MathContext(70, RoundingMode.HALF_EVEN);

  private static final BigDecimal TINY = BigDecimal.ONE.scaleByPowerOfTen(-75);
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  static final BigDecimal PI = pi();
  static final BigDecimal E = exponential(BigDecimal.ONE);
  private static final BigDecimal LOG_2 = logarithmNearOne(TWO);
  private static final BigDecimal LARGE = BigDecimal.valueOf(2000);

  private Precise() {}

  /// Machin's formula.
  private static BigDecimal pi() {
    return BigDecimal.valueOf(16)
        .multiply(inverseTangent(5))
        .subtract(BigDecimal.valueOf(4).multiply(inverseTangent(239)))
        .round(DIGITS);
  }

  private static BigDecimal inverseTangent(int n) {
    BigDecimal x = BigDecimal.ONE.divide(BigDecimal.valueOf(n), DIGITS);
    return arctanSeries(x);
  }

  private static BigDecimal arctanSeries(BigDecimal x) {
    BigDecimal square = x.multiply(x, DIGITS);
    BigDecimal power = x;
    BigDecimal sum = x;
    for (int k = 3; power.abs().compareTo(TINY) > 0; k += 2) {
      power = power.multiply(square, DIGITS).negate();
      sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
    }
    return sum;
  }

  private static BigDecimal exponential(BigDecimal x) {
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int k = 1; term.abs().compareTo(TINY) > 0; k++) {
      term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }

  static @Nullable BigDecimal exp(BigDecimal x) {
    if (x.abs().compareTo(LARGE) > 0) {
      return null;
    }
    int halvings = 0;
    BigDecimal small = x;
    while (small.abs().compareTo(BigDecimal.ONE) > 0) {
      small = small.divide(TWO, DIGITS);
      halvings++;
    }
    BigDecimal value = exponential(small);
    for (int i = 0; i < halvings; i++) {
      value = value.multiply(value, DIGITS);
    }
    return value;
  }

  /// 2 artanh((x-1)/(x+1)).
  private static BigDecimal logarithmNearOne(BigDecimal x) {
    BigDecimal y = x.subtract(BigDecimal.ONE).divide(x.add(BigDecimal.ONE), DIGITS);
    BigDecimal square = y.multiply(y, DIGITS);
    BigDecimal power = y;
    BigDecimal sum = y;
    for (int k = 3; power.abs().compareTo(TINY) > 0; k += 2) {
      power = power.multiply(square, DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
    }
    return sum.multiply(TWO, DIGITS);
  }

  static @Nullable BigDecimal log(BigDecimal x) {
    if (x.signum() <= 0 || Math.abs(x.precision() - x.scale()) > 3000) {
      return null;
    }
    BigDecimal value = x.round(DIGITS);
    int doublings = 0;
    BigDecimal low = new BigDecimal("0.7");
    BigDecimal high = new BigDecimal("1.5");
    while (value.compareTo(high) > 0) {
      value = value.divide(TWO, DIGITS);
      doublings++;
    }
    while (value.compareTo(low) < 0) {
      value = value.multiply(TWO, DIGITS);
      doublings--;
    }
    return logarithmNearOne(value).add(LOG_2.multiply(BigDecimal.valueOf(doublings)), DIGITS);
  }

  static @Nullable BigDecimal sin(BigDecimal x) {
    if (x.abs().compareTo(LARGE) > 0) {
      return null;
    }
    BigDecimal turns = x.divide(PI.multiply(TWO), DIGITS).setScale(0, RoundingMode.HALF_EVEN);
    BigDecimal angle = x.subtract(turns.multiply(PI).multiply(TWO), DIGITS);
    BigDecimal square = angle.multiply(angle, DIGITS);
    BigDecimal term = angle;
    BigDecimal sum = angle;
    for (int k = 2; term.abs().compareTo(TINY) > 0; k += 2) {
      term =
          term.multiply(square, DIGITS)
              .divide(BigDecimal.valueOf((long) k * (k + 1)), DIGITS)
              .negate();
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }

  static @Nullable BigDecimal cos(BigDecimal x) {
    return sin(PI.divide(TWO, DIGITS).subtract(x, DIGITS));
  }

  static BigDecimal arctan(BigDecimal x) {
    if (x.abs().compareTo(BigDecimal.ONE) > 0) {
      BigDecimal inner = arctan(BigDecimal.ONE.divide(x, DIGITS));
      BigDecimal quarter = PI.divide(TWO, DIGITS);
      return (x.signum() > 0 ? quarter : quarter.negate()).subtract(inner, DIGITS);
    }
    BigDecimal y = x;
    int halvings = 0;
    while (y.abs().compareTo(new BigDecimal("0.2")) > 0) {
      BigDecimal root = BigDecimal.ONE.add(y.multiply(y, DIGITS)).sqrt(DIGITS);
      y = y.divide(BigDecimal.ONE.add(root), DIGITS);
      halvings++;
    }
    return arctanSeries(y).multiply(TWO.pow(halvings), DIGITS);
  }

  static @Nullable BigDecimal arcsin(BigDecimal x) {
    int order = x.abs().compareTo(BigDecimal.ONE);
    if (order > 0) {
      return null;
    }
    if (order == 0) {
      return PI.divide(TWO, DIGITS).multiply(BigDecimal.valueOf(x.signum()));
    }
    BigDecimal below = BigDecimal.ONE.subtract(x.multiply(x, DIGITS)).sqrt(DIGITS);
    return arctan(x.divide(below, DIGITS));
  }
}
