package dev.ponder.task.countdown;

import java.util.random.RandomGenerator;

/// 0, 1, 2, ... with differences that don't go below zero and divisions that leave no rest.
///
/// @param largest a search goes no further
record WholeNumbers(int largest) implements Numbers {
  private static final int LIMIT = 100_000_000;

  @Override
  public int apply(char operator, int left, int right) {
    long result =
        switch (operator) {
          case '+' -> (long) left + right;
          case '-' -> (long) left - right;
          case '*' -> (long) left * right;
          case '/' -> right != 0 && left % right == 0 ? left / right : NONE;
          default -> NONE;
        };
    return result < 0 || result > LIMIT ? NONE : (int) result;
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
    return Math.abs(value - target);
  }

  @Override
  public int slip(int right, RandomGenerator random) {
    int by = random.nextInt(4) == 0 && right >= 10 ? 10 : 1 + random.nextInt(3);
    return right >= by && random.nextBoolean() ? right - by : right + by;
  }
}
