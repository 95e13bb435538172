package dev.ponder.task.countdown;

import dev.ponder.task.Expression;
import dev.ponder.task.countdown.Candidates.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One try as a line of thinking: `3*5=15,15+7=22?22!`, or from a goal `22-7=15;3*5=15?15!`.
///
/// @param text the line without its end
/// @param hit true when the line says that the target is met
/// @param slipped true when a written result is false
record TryLine(String text, boolean hit, boolean slipped) {

  /// A try written out from its first operation to the comparison with the target.
  static TryLine plain(Numbers numbers, Candidate candidate, int target) {
    return new Pen(numbers, 0, null).write(candidate.expression(), "", target);
  }

  /// A try in which each result is false with probability `slipRate`; a false last result is the
  /// target itself in one of two, as wishes go.
  static TryLine slipping(
      Numbers numbers, Candidate candidate, int target, double slipRate, RandomGenerator random) {
    return new Pen(numbers, slipRate, random).write(candidate.expression(), "", target);
  }

  /// A try that first takes the last operation back from the target, or a plain one where that
  /// can't be done.
  static TryLine towardsGoal(Numbers numbers, Candidate candidate, int target) {
    if (candidate.expression() instanceof Expression.Compound(char operator, var left, var right)) {
      if (left instanceof Expression.Compound && right instanceof Expression.Number(int c)) {
        char back =
            switch (operator) {
              case '+' -> '-';
              case '-' -> '+';
              case '*' -> '/';
              default -> '*';
            };
        int goal = numbers.apply(back, target, c);
        if (goal != Numbers.NONE) {
          return new Pen(numbers, 0, null)
              .write(left, "%d%c%d=%d;".formatted(target, back, c, goal), goal);
        }
      } else if (right instanceof Expression.Compound
          && left instanceof Expression.Number(int c)
          && (operator == '-' || operator == '/')) {
        int goal = numbers.apply(operator, c, target);
        if (goal != Numbers.NONE) {
          return new Pen(numbers, 0, null)
              .write(right, "%d%c%d=%d;".formatted(c, operator, target, goal), goal);
        }
      }
    }
    return plain(numbers, candidate, target);
  }

  /// Writes operations down in the order they are done.
  private static final class Pen {
    private final Numbers numbers;
    private final double slipRate;
    private final @Nullable RandomGenerator random;
    private final List<String> operations = new ArrayList<>();
    private boolean slipped;

    Pen(Numbers numbers, double slipRate, @Nullable RandomGenerator random) {
      this.numbers = numbers;
      this.slipRate = slipRate;
      this.random = random;
    }

    TryLine write(Expression expression, String opening, int goal) {
      int value = value(expression, goal, true);
      if (value == Numbers.NONE) {
        // A slip led to an operation that can't be done: nobody writes that down.
        return new Pen(numbers, 0, null).write(expression, opening, goal);
      }
      boolean hit = value == goal;
      return new TryLine(
          opening + String.join(",", operations) + "?" + goal + (hit ? "!" : "x"), hit, slipped);
    }

    private int value(Expression expression, int goal, boolean last) {
      if (expression instanceof Expression.Compound(char operator, var left, var right)) {
        int a = value(left, goal, false);
        int b = a == Numbers.NONE ? a : value(right, goal, false);
        int result = b == Numbers.NONE ? b : numbers.apply(operator, a, b);
        if (result == Numbers.NONE) {
          return result;
        }
        if (random != null && random.nextDouble() < slipRate) {
          boolean wishful = last && goal != result && random.nextBoolean();
          result = wishful ? goal : numbers.slip(result, random);
          slipped = true;
        }
        operations.add("" + a + operator + b + "=" + result);
        return result;
      }
      return ((Expression.Number) expression).number();
    }
  }
}
