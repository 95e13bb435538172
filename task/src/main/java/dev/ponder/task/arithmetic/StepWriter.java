package dev.ponder.task.arithmetic;

import dev.ponder.task.Expression;
import dev.ponder.task.Expression.Compound;
import dev.ponder.task.Expression.Number;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Writes the documents of the mixed-quality corpus: each by one of five writers, nobody says whom.
///
/// A chain that leaves the whole numbers of at least 0 is answered at once.
record StepWriter(Writers writers, int bound) {

  String write(Expression chain, String exact, RandomGenerator random) {
    if (Chains.whole(chain) < 0) {
      return "A:" + exact;
    }
    double writer = random.nextDouble();
    var session = new Session(random);
    if ((writer -= writers.careful()) < 0) {
      return session.stepByStep(chain, 0, 0, writers.checks());
    }
    if ((writer -= writers.givingUp()) < 0) {
      return session.givingUp(chain);
    }
    if ((writer -= writers.atOnce()) < 0) {
      return "A:" + session.guess(Chains.whole(chain));
    }
    if ((writer -= writers.slipping()) < 0) {
      return session.stepByStep(chain, writers.slipRate(), 0, 0);
    }
    return session.stepByStep(chain, 0, 0.4, writers.checks());
  }

  private final class Session {
    private final RandomGenerator random;
    private final StringBuilder text = new StringBuilder();

    Session(RandomGenerator random) {
      this.random = random;
    }

    /// Every operation, some with slips that stay, some with slips that are taken back; the last
    /// line is slipped if none was before and slips are to be taken back.
    String stepByStep(Expression chain, double slips, double corrected, double checks) {
      boolean slippedOnce = false;
      while (chain instanceof Compound) {
        var next = pick(chain);
        int right = Chains.whole(next);
        boolean last = next == chain;
        if (random.nextDouble() < (last && !slippedOnce && corrected > 0 ? 1 : corrected)) {
          slippedOnce = true;
          int slip = slip(right);
          line("", next, slip, replace(chain, next, new Number(slip)));
          if (random.nextBoolean()) {
            check(next, slip);
          }
          var after = replace(chain, next, new Number(right));
          line("wait,", next, right, after);
          chain = after;
          continue;
        }
        int written = right;
        if (random.nextDouble() < slips) {
          int slip = slip(right);
          // A slip after which the chain can't be worked out is not made.
          written = Chains.whole(replace(chain, next, new Number(slip))) >= 0 ? slip : right;
        }
        chain = replace(chain, next, new Number(written));
        line("", next, written, chain);
        if (random.nextDouble() < checks) {
          check(next, written);
        }
      }
      return answer(((Number) chain).number());
    }

    String givingUp(Expression chain) {
      int value = Chains.whole(chain);
      int steps = chain.numbers().size() - 1;
      for (int i = steps <= 1 ? 0 : 1 + random.nextInt(steps - 1); i > 0; i--) {
        var next = pick(chain);
        int right = Chains.whole(next);
        chain = replace(chain, next, new Number(right));
        line("", next, right, chain);
      }
      return answer(guess(value));
    }

    /// Right in one of sixteen, else near or anywhere.
    int guess(int value) {
      return switch (random.nextInt(16)) {
        case 0 -> value;
        case 1, 2, 3, 4, 5, 6, 7, 8 -> slip(value);
        default -> random.nextInt(bound + 1);
      };
    }

    private int slip(int right) {
      int by = random.nextInt(3) == 0 && right >= 10 ? 10 : 1 + random.nextInt(3);
      return right >= by && random.nextBoolean() ? right - by : right + by;
    }

    /// An operation on two numbers: mostly the leftmost, else any.
    private Compound pick(Expression chain) {
      var ready = new ArrayList<Compound>();
      collect(chain, ready);
      return ready.get(random.nextInt(5) == 0 ? random.nextInt(ready.size()) : 0);
    }

    private static void collect(Expression chain, List<Compound> ready) {
      if (chain instanceof Compound compound) {
        if (compound.left() instanceof Number && compound.right() instanceof Number) {
          ready.add(compound);
        } else {
          collect(compound.left(), ready);
          collect(compound.right(), ready);
        }
      }
    }

    /// The chain with that one part (the object itself) replaced.
    private static Expression replace(Expression chain, Compound part, Number by) {
      if (chain == part) {
        return by;
      }
      return chain instanceof Compound(char operator, var left, var right)
          ? new Compound(operator, replace(left, part, by), replace(right, part, by))
          : chain;
    }

    private void line(String opening, Compound operation, int result, Expression rest) {
      text.append(opening).append(Chains.text(operation)).append('=').append(result);
      if (rest instanceof Compound) {
        text.append(';').append(Chains.text(rest));
      }
      text.append('\n');
    }

    /// The operation done again, the result compared with what was written.
    private void check(Compound operation, int written) {
      int right = Chains.whole(operation);
      text.append(Chains.text(operation)).append('=').append(right).append('?').append(written);
      text.append(right == written ? '!' : 'x').append('\n');
    }

    private String answer(int value) {
      return text.append("A:").append(value).toString();
    }
  }
}
