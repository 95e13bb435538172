package dev.ponder.verify.math.probe;

/// A complex number in double precision; NaN where there is no value.
record Complex(double re, double im) {
  static final Complex NONE = new Complex(Double.NaN, Double.NaN);
  static final Complex ONE = new Complex(1, 0);

  static Complex of(double value) {
    return new Complex(value, 0);
  }

  boolean defined() {
    return !Double.isNaN(re) && !Double.isNaN(im);
  }

  boolean finite() {
    return Double.isFinite(re) && Double.isFinite(im);
  }

  boolean real() {
    return im == 0;
  }

  double size() {
    return Math.hypot(re, im);
  }

  Complex plus(Complex other) {
    return new Complex(re + other.re, im + other.im);
  }

  Complex minus(Complex other) {
    return new Complex(re - other.re, im - other.im);
  }

  Complex times(Complex other) {
    return im == 0 && other.im == 0
        ? of(re * other.re)
        : new Complex(re * other.re - im * other.im, re * other.im + im * other.re);
  }

  Complex times(double factor) {
    return new Complex(re * factor, im * factor);
  }

  Complex over(Complex other) {
    if (other.re == 0 && other.im == 0) {
      return NONE;
    }
    if (im == 0 && other.im == 0) {
      return of(re / other.re);
    }
    double size = other.re * other.re + other.im * other.im;
    return new Complex(
        (re * other.re + im * other.im) / size, (im * other.re - re * other.im) / size);
  }

  Complex exp() {
    double size = Math.exp(re);
    return im == 0 ? of(size) : new Complex(size * Math.cos(im), size * Math.sin(im));
  }

  /// The principal logarithm.
  Complex log() {
    if (re == 0 && im == 0) {
      return NONE;
    }
    return new Complex(Math.log(size()), Math.atan2(im, re));
  }

  Complex sin() {
    return im == 0
        ? of(Math.sin(re))
        : new Complex(Math.sin(re) * Math.cosh(im), Math.cos(re) * Math.sinh(im));
  }

  Complex cos() {
    return im == 0
        ? of(Math.cos(re))
        : new Complex(Math.cos(re) * Math.cosh(im), -Math.sin(re) * Math.sinh(im));
  }
}
