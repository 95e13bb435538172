package dev.ponder.verify.smt;

import java.math.BigInteger;

/// An exact fraction in lowest terms with a denominator above 0.
public record Ratio(BigInteger above, BigInteger below) implements Comparable<Ratio> {
  public Ratio {
    if (below.signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    var common = above.gcd(below);
    if (below.signum() < 0) {
      common = common.negate();
    }
    if (!common.equals(BigInteger.ONE)) {
      above = above.divide(common);
      below = below.divide(common);
    }
  }

  public static Ratio of(BigInteger whole) {
    return new Ratio(whole, BigInteger.ONE);
  }

  public Ratio plus(Ratio other) {
    return new Ratio(
        above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
  }

  public Ratio minus(Ratio other) {
    return plus(other.negate());
  }

  public Ratio times(Ratio other) {
    return new Ratio(above.multiply(other.above), below.multiply(other.below));
  }

  public Ratio over(Ratio other) {
    return new Ratio(above.multiply(other.below), below.multiply(other.above));
  }

  public Ratio negate() {
    return new Ratio(above.negate(), below);
  }

  public boolean isWhole() {
    return below.equals(BigInteger.ONE);
  }

  /// The largest whole number that is not above this.
  public BigInteger floor() {
    var parts = above.divideAndRemainder(below);
    return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  public int bits() {
    return above.bitLength() + below.bitLength();
  }

  @Override
  public int compareTo(Ratio other) {
    return above.multiply(other.below).compareTo(other.above.multiply(below));
  }

  @Override
  public String toString() {
    return isWhole() ? above.toString() : above + "/" + below;
  }
}
