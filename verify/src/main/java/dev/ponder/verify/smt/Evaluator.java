package dev.ponder.verify.smt;

import dev.ponder.verify.smt.Function.Definition;
import dev.ponder.verify.smt.Term.Bound;
import dev.ponder.verify.smt.Term.Call;
import dev.ponder.verify.smt.Term.Let;
import dev.ponder.verify.smt.Term.Literal;
import dev.ponder.verify.smt.Term.Operation;
import dev.ponder.verify.smt.Term.Quantified;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Works out a term in a model, exactly and without a solver: the oracle that a solver's word is
/// held against.
///
/// It says nothing rather than guess: division by zero (any value in SMT-LIB), quantifiers over
/// more than [#MOST_CASES] cases, unknown functions and work over [#MOST_WORK] are refused. `and`,
/// `or`, `=>` and `ite` look at no more arguments than they need.
public final class Evaluator {
  /// Cases a quantifier is tried on.
  static final int MOST_CASES = 4_096;

  /// Steps, where an operation on long numbers counts as many as its words ask for.
  static final long MOST_WORK = 4_000_000;

  private static final int MOST_BITS = 20_000;
  private static final Set<Operator> FOLDED =
      EnumSet.of(Operator.PLUS, Operator.MINUS, Operator.TIMES, Operator.DIVIDE, Operator.DIV);
  private static final int DEEPEST = 450;

  private final Map<Function, Definition> meanings;
  private final Map<Integer, Value> variables = new HashMap<>();
  private long work;
  private int depth;

  public Evaluator(SmtModel model) {
    this.meanings = model.meanings();
  }

  /// True or false, for a formula.
  ///
  /// @throws EvaluationException where it can't be worked out
  public boolean holds(Term formula) throws EvaluationException {
    variables.clear();
    depth = 0;
    try {
      return truth(value(formula));
    } catch (StackOverflowError e) {
      // Called with little stack left: nothing is half done, for evaluation changes nothing else.
      throw new EvaluationException("too deep");
    }
  }

  Value value(Term term) throws EvaluationException {
    charge(1);
    if (++depth > DEEPEST) {
      throw new EvaluationException("too deep");
    }
    var value =
        switch (term) {
          case Literal(var constant) -> constant;
          case Bound(var variable) -> {
            var found = variables.get(variable.id());
            if (found == null) {
              throw new EvaluationException("a free variable");
            }
            yield found;
          }
          case Call(var function, var arguments) -> call(function, arguments);
          case Operation operation -> operation(operation);
          case Let(var bound, var values, var body) -> let(bound, values, body);
          case Quantified(boolean forAll, var bound, var body) -> cases(forAll, bound, body);
        };
    depth--;
    return value;
  }

  private Value call(Function function, List<Term> arguments) throws EvaluationException {
    var meaning = function.definition().orElse(meanings.get(function));
    if (meaning == null) {
      throw new EvaluationException(function.name() + " has no value");
    }
    return let(meaning.parameters(), arguments, meaning.body());
  }

  private Value let(List<Variable> bound, List<Term> terms, Term body) throws EvaluationException {
    var values = values(terms);
    // A definition may be entered again while it is open (f(f(x))), so what was there comes back.
    var before = new ArrayList<@Nullable Value>();
    for (int i = 0; i < bound.size(); i++) {
      before.add(variables.put(bound.get(i).id(), values.get(i)));
    }
    var value = value(body);
    for (int i = 0; i < bound.size(); i++) {
      restore(bound.get(i), before.get(i));
    }
    return value;
  }

  private void restore(Variable variable, @Nullable Value before) {
    if (before == null) {
      variables.remove(variable.id());
    } else {
      variables.put(variable.id(), before);
    }
  }

  private Value cases(boolean forAll, List<Variable> bound, Term body) throws EvaluationException {
    long count = 1;
    for (var each : bound) {
      count = Math.min(count * size(each.sort()), MOST_CASES + 1L);
    }
    if (count > MOST_CASES) {
      throw new EvaluationException("a quantifier over too many cases");
    }
    for (long at = 0; at < count; at++) {
      long rest = at;
      for (var each : bound) {
        long size = size(each.sort());
        variables.put(each.id(), member(each.sort(), (int) (rest % size)));
        rest /= size;
      }
      if (truth(value(body)) != forAll) {
        return Value.of(!forAll);
      }
    }
    return Value.of(forAll);
  }

  private static long size(Sort sort) {
    return switch (sort) {
      case Sort.Truth() -> 2;
      case Sort.Enumeration(var _, var _, var values) -> values.size();
      case Sort.BitVector(int width) -> width <= 12 ? 1L << width : MOST_CASES + 1L;
      case Sort.Whole _, Sort.Real _, Sort.Opaque _ -> MOST_CASES + 1L;
    };
  }

  private static Value member(Sort sort, int index) {
    return switch (sort) {
      case Sort.Truth() -> Value.of(index == 1);
      case Sort.Enumeration type -> new Value.Member(type, index);
      case Sort.BitVector(int width) -> new Value.Bits(width, BigInteger.valueOf(index));
      case Sort.Whole _, Sort.Real _, Sort.Opaque _ -> throw new IllegalStateException();
    };
  }

  private List<Value> values(List<Term> terms) throws EvaluationException {
    var values = new ArrayList<Value>();
    for (var each : terms) {
      values.add(value(each));
    }
    return values;
  }

  private Value operation(Operation operation) throws EvaluationException {
    var arguments = operation.arguments();
    switch (operation.operator()) {
      case AND, OR -> {
        boolean or = operation.operator() == Operator.OR;
        for (var each : arguments) {
          if (truth(value(each)) == or) {
            return Value.of(or);
          }
        }
        return Value.of(!or);
      }
      case IMPLIES -> {
        for (var each : arguments.subList(0, arguments.size() - 1)) {
          if (!truth(value(each))) {
            return Value.TRUE;
          }
        }
        return value(arguments.getLast());
      }
      case ITE -> {
        return value(arguments.get(truth(value(arguments.getFirst())) ? 1 : 2));
      }
      default -> {
        var values = values(arguments);
        if (!FOLDED.contains(operation.operator()) || values.size() < 3) {
          return applied(operation, values);
        }
        // Two at a time, so that a long product is stopped before it is worked out.
        var value = values.getFirst();
        for (var each : values.subList(1, values.size())) {
          value = applied(operation, List.of(value, each));
        }
        return value;
      }
    }
  }

  private Value applied(Operation operation, List<Value> values) throws EvaluationException {
    for (var each : values) {
      charge(weight(each));
    }
    var value = Arithmetics.apply(operation, values);
    if (bits(value) > MOST_BITS) {
      throw new EvaluationException("a number of more than %d bits".formatted(MOST_BITS));
    }
    return value;
  }

  private void charge(long steps) throws EvaluationException {
    work += steps;
    if (work > MOST_WORK) {
      throw new EvaluationException("too much work");
    }
  }

  /// A product of long numbers costs about the square of their words.
  private static long weight(Value value) {
    long words = bits(value) / 64 + 1;
    return words * words / 16 + words;
  }

  private static int bits(Value value) {
    return switch (value) {
      case Value.Whole(var whole) -> whole.bitLength();
      case Value.Real(var ratio) -> ratio.bits();
      case Value.Bits(int width, var _) -> width;
      case Value.Truth _, Value.Member _ -> 1;
    };
  }

  static boolean truth(Value value) {
    return ((Value.Truth) value).value();
  }
}
