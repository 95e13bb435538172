package dev.ponder.verify.smt;

import dev.ponder.verify.smt.Term.Literal;
import dev.ponder.verify.smt.Term.Operation;
import java.util.ArrayList;
import java.util.List;

/// Applies an operation to terms whose sorts fit it, and refuses others.
///
/// A whole number among real ones becomes a real one, as solvers have it; nothing else is
/// converted.
final class Typing {
  static final int MOST_BITS = 1_024;

  private Typing() {}

  static Term apply(Operator operator, List<Integer> indices, List<Term> arguments)
      throws SmtException {
    var word = operator.word();
    int count = arguments.size();
    if (indices.size() != operator.indices()) {
      throw new SmtException(
          "%s takes %d indices, not %d".formatted(word, operator.indices(), indices.size()));
    }
    if (count < operator.least() || count > operator.most()) {
      throw new SmtException(
          "%s takes %s arguments, not %d"
              .formatted(
                  word,
                  operator.least() == operator.most()
                      ? operator.least()
                      : operator.least() + " or more",
                  count));
    }
    return switch (operator.shape()) {
      case LOGIC -> {
        all(word, arguments, Sort.BOOL);
        yield operation(operator, arguments, Sort.BOOL);
      }
      case SAME -> {
        var same = alike(arguments);
        all(word, same, same.getFirst().sort());
        yield operation(operator, same, Sort.BOOL);
      }
      case CHOICE -> {
        all(word, arguments.subList(0, 1), Sort.BOOL);
        var branches = alike(arguments.subList(1, 3));
        all(word, branches, branches.getFirst().sort());
        yield operation(
            operator,
            List.of(arguments.getFirst(), branches.getFirst(), branches.getLast()),
            branches.getFirst().sort());
      }
      case SUM -> {
        numbers(word, arguments);
        var same = alike(arguments);
        yield operation(operator, same, same.getFirst().sort());
      }
      case QUOTIENT -> {
        numbers(word, arguments);
        yield operation(operator, real(arguments), Sort.REAL);
      }
      case WHOLE -> {
        all(word, arguments, Sort.INT);
        yield operation(operator, arguments, Sort.INT);
      }
      case ORDER -> {
        numbers(word, arguments);
        yield operation(operator, alike(arguments), Sort.BOOL);
      }
      case TO_REAL -> {
        numbers(word, arguments);
        yield real(arguments).getFirst();
      }
      case TO_INT -> {
        numbers(word, arguments);
        yield operation(operator, real(arguments), Sort.INT);
      }
      case IS_INT -> {
        numbers(word, arguments);
        yield operation(operator, real(arguments), Sort.BOOL);
      }
      case DIVISIBLE -> {
        all(word, arguments, Sort.INT);
        if (indices.getFirst() < 1) {
          throw new SmtException("divisible takes an index of 1 or more");
        }
        // Said by what it means, for not every solver knows the word.
        var by = Term.of(Value.of(indices.getFirst()));
        yield Term.equal(
            operation(Operator.MOD, List.of(arguments.getFirst(), by), Sort.INT),
            Term.of(Value.of(0)));
      }
      case BITS -> {
        width(word, arguments.getFirst());
        all(word, arguments, arguments.getFirst().sort());
        yield operation(operator, arguments, arguments.getFirst().sort());
      }
      case BITS_ORDER -> {
        width(word, arguments.getFirst());
        all(word, arguments, arguments.getFirst().sort());
        yield operation(operator, arguments, Sort.BOOL);
      }
      case CONCAT -> {
        int width = width(word, arguments.getFirst()) + width(word, arguments.getLast());
        yield operation(operator, arguments, bits(width));
      }
      case EXTRACT -> {
        int width = width(word, arguments.getFirst());
        int high = indices.getFirst();
        int low = indices.getLast();
        if (low < 0 || high < low || high >= width) {
          throw new SmtException(
              "extract from bit %d to %d does not fit %d bits".formatted(high, low, width));
        }
        yield new Operation(operator, indices, arguments, bits(high - low + 1));
      }
      case EXTEND -> {
        int more = Math.min(indices.getFirst(), MOST_BITS);
        yield new Operation(
            operator, indices, arguments, bits(width(word, arguments.getFirst()) + more));
      }
    };
  }

  /// The term as a real one; none but a number can be.
  static Term real(Term term) {
    if (term.sort() instanceof Sort.Real) {
      return term;
    }
    return term instanceof Literal(Value.Whole(var value))
        ? Term.of(new Value.Real(Ratio.of(value)))
        : new Operation(Operator.TO_REAL, List.of(), List.of(term), Sort.REAL);
  }

  static Sort bits(int width) throws SmtException {
    if (width < 1 || width > MOST_BITS) {
      throw new SmtException(
          "a bit vector of %d bits; 1 to %d are known".formatted(width, MOST_BITS));
    }
    return new Sort.BitVector(width);
  }

  private static Term operation(Operator operator, List<Term> arguments, Sort sort) {
    return new Operation(operator, List.of(), arguments, sort);
  }

  private static List<Term> real(List<Term> terms) {
    var real = new ArrayList<Term>();
    terms.forEach(each -> real.add(real(each)));
    return real;
  }

  /// Numbers all real if one is; other terms as they are.
  private static List<Term> alike(List<Term> terms) {
    boolean numbers = terms.stream().allMatch(each -> each.sort().isNumber());
    boolean real = terms.stream().anyMatch(each -> each.sort() instanceof Sort.Real);
    return numbers && real ? real(terms) : terms;
  }

  private static void numbers(String word, List<Term> terms) throws SmtException {
    for (var each : terms) {
      if (!each.sort().isNumber()) {
        throw new SmtException("%s takes numbers, not %s".formatted(word, each.sort().text()));
      }
    }
  }

  private static void all(String word, List<Term> terms, Sort sort) throws SmtException {
    for (var each : terms) {
      if (!each.sort().equals(sort)) {
        throw new SmtException(
            "%s takes %s here, not %s".formatted(word, sort.text(), each.sort().text()));
      }
    }
  }

  private static int width(String word, Term term) throws SmtException {
    if (term.sort() instanceof Sort.BitVector(int width)) {
      return width;
    }
    throw new SmtException("%s takes bit vectors, not %s".formatted(word, term.sort().text()));
  }
}
