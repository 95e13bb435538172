package dev.ponder.verify.smt;

import dev.ponder.verify.smt.Term.Operation;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;

/// What the operations of numbers, truths and bits give on values, as the theories of SMT-LIB
/// define them. `div` and `mod` are Euclid's: the rest is never negative.
final class Arithmetics {
  private Arithmetics() {}

  static Value apply(Operation operation, List<Value> values) throws EvaluationException {
    return switch (operation.operator()) {
      case NOT -> Value.of(!Evaluator.truth(values.getFirst()));
      case XOR -> Value.of(values.stream().filter(Evaluator::truth).count() % 2 == 1);
      case EQUAL -> Value.of(values.stream().allMatch(values.getFirst()::equals));
      case DISTINCT -> Value.of(new HashSet<>(values).size() == values.size());
      case AND, OR, IMPLIES, ITE -> throw new IllegalStateException("evaluated lazily");
      case DIVISIBLE -> throw new IllegalStateException("said by mod");
      case PLUS -> sum(values, BigInteger::add, Ratio::plus);
      case TIMES -> sum(values, BigInteger::multiply, Ratio::times);
      case MINUS ->
          values.size() == 1
              ? sum(
                  List.of(zero(values.getFirst()), values.getFirst()),
                  BigInteger::subtract,
                  Ratio::minus)
              : sum(values, BigInteger::subtract, Ratio::minus);
      case DIVIDE -> {
        for (var each : values.subList(1, values.size())) {
          nonZero(ratio(each).above());
        }
        yield sum(values, BigInteger::divide, Ratio::over);
      }
      case DIV -> {
        var result = whole(values.getFirst());
        for (var each : values.subList(1, values.size())) {
          var by = whole(each);
          nonZero(by);
          result = result.subtract(result.mod(by.abs())).divide(by);
        }
        yield new Value.Whole(result);
      }
      case MOD -> {
        nonZero(whole(values.getLast()));
        yield new Value.Whole(whole(values.getFirst()).mod(whole(values.getLast()).abs()));
      }
      case ABS -> new Value.Whole(whole(values.getFirst()).abs());
      case LESS -> ordered(values, sign -> sign < 0);
      case AT_MOST -> ordered(values, sign -> sign <= 0);
      case MORE -> ordered(values, sign -> sign > 0);
      case AT_LEAST -> ordered(values, sign -> sign >= 0);
      case TO_REAL -> new Value.Real(ratio(values.getFirst()));
      case TO_INT -> new Value.Whole(ratio(values.getFirst()).floor());
      case IS_INT -> Value.of(ratio(values.getFirst()).isWhole());
      default -> BitArithmetic.apply(operation, values);
    };
  }

  private static Value sum(
      List<Value> values, BinaryOperator<BigInteger> whole, BinaryOperator<Ratio> ratio) {
    if (values.getFirst() instanceof Value.Whole) {
      return new Value.Whole(values.stream().map(Arithmetics::whole).reduce(whole).orElseThrow());
    }
    return new Value.Real(values.stream().map(Arithmetics::ratio).reduce(ratio).orElseThrow());
  }

  private static Value ordered(List<Value> values, IntPredicate fits) {
    for (int i = 1; i < values.size(); i++) {
      if (!fits.test(ratio(values.get(i - 1)).compareTo(ratio(values.get(i))))) {
        return Value.FALSE;
      }
    }
    return Value.TRUE;
  }

  private static Value zero(Value like) {
    return like instanceof Value.Whole
        ? new Value.Whole(BigInteger.ZERO)
        : new Value.Real(Ratio.of(BigInteger.ZERO));
  }

  private static void nonZero(BigInteger divisor) throws EvaluationException {
    if (divisor.signum() == 0) {
      throw new EvaluationException("a division by zero");
    }
  }

  private static BigInteger whole(Value value) {
    return ((Value.Whole) value).value();
  }

  private static Ratio ratio(Value value) {
    return value instanceof Value.Whole(var whole) ? Ratio.of(whole) : ((Value.Real) value).value();
  }
}
