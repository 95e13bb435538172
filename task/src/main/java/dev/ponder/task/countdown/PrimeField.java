package dev.ponder.task.countdown;

import dev.ponder.task.Expression;
import java.util.random.RandomGenerator;

/// 0 to p - 1, calculated modulo the prime p; a division multiplies by the inverse.
record PrimeField(int prime) implements Numbers {

  @Override
  public int apply(char operator, int left, int right) {
    int a = left % prime;
    int b = right % prime;
    return switch (operator) {
      case '+' -> (a + b) % prime;
      case '-' -> (a - b + prime) % prime;
      case '*' -> a * b % prime;
      case '/' -> b == 0 ? NONE : a * inverse(b) % prime;
      default -> NONE;
    };
  }

  /// The value of an expression, or [#NONE] when it divides by zero.
  int value(Expression expression) {
    return switch (expression) {
      case Expression.Number(int number) -> number % prime;
      case Expression.Compound(char operator, var left, var right) -> {
        int a = value(left);
        int b = value(right);
        yield a == NONE || b == NONE ? NONE : apply(operator, a, b);
      }
    };
  }

  @Override
  public boolean redundant(char operator, int left, int right) {
    return switch (operator) {
      case '-' -> right == 0;
      case '/' -> right == 1 || left == 0;
      default -> false;
    };
  }

  @Override
  public int distance(int value, int target) {
    int apart = Math.abs(value - target);
    return Math.min(apart, prime - apart);
  }

  @Override
  public int slip(int right, RandomGenerator random) {
    return (right + 1 + random.nextInt(prime - 1)) % prime;
  }

  private int inverse(int value) {
    int inverse = 1;
    while (inverse * value % prime != 1) {
      inverse++;
    }
    return inverse;
  }
}
