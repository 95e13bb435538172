package dev.ponder.verify.math;

import dev.ponder.verify.math.probe.Probe;
import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.math.read.Sign;
import java.util.List;
import java.util.Set;

/// What an answer must have done, besides being equal: worked out the number that was asked for,
/// solved the inequality, and not contradicted itself on the way.
///
/// Restating the problem is true and no answer.
final class Finish {
  /// Operations on numbers that may be left to the reader: `7!/16`, `9 + 1`, `4 · 999⁴ / 27`.
  private static final int LEFT_OPEN = 3;

  private static final Set<String> UNEVALUATED =
      Set.of(
          "integral",
          "integral2",
          "integral3",
          "contour",
          "sum",
          "product",
          "limit",
          "limsup",
          "liminf",
          "…",
          "determinant",
          "mod");

  private Finish() {}

  /// What the answer fails to do although it is equal; empty if nothing.
  static String objection(Node reference, Node answer) {
    String contradiction = contradiction(answer);
    if (!contradiction.isEmpty()) {
      return contradiction;
    }
    if (reference instanceof Node.Relation
        && answer instanceof Node.Relation
        && solved(reference)
        && !solved(answer)) {
      return "the answer isn't solved for the unknown";
    }
    if (shifted(answer) && !shifted(reference)) {
      return "the answer leaves a modulus to be solved";
    }
    int open = operations(answer);
    if (open > LEFT_OPEN && open > operations(reference)) {
      return "the answer leaves " + open + " operations undone";
    }
    return "";
  }

  /// Why an answer that couldn't be compared is wrong nonetheless: it leaves undone, or makes too
  /// large, what the reference has worked out. Empty if that isn't so.
  static String unfinished(List<Node> references, List<Node> answers) {
    boolean plain = references.stream().allMatch(Finish::plain);
    if (!plain) {
      return "";
    }
    return answers.stream().allMatch(Finish::unevaluated)
        ? "the answer is left unevaluated"
        : "the answer is no number that can be computed";
  }

  private static boolean plain(Node node) {
    return switch (node) {
      case Node.Num _, Node.Based _, Node.Words _ -> true;
      case Node.Measured(var value, var _) -> plain(value);
      case Node.Sequence(var items) -> items.stream().allMatch(Finish::plain);
      case Node.Bracket(var _, var _, var items) -> items.stream().allMatch(Finish::plain);
      case Node.Braces(var items) -> items.stream().allMatch(Finish::plain);
      default -> number(node) && operations(node) <= LEFT_OPEN;
    };
  }

  private static boolean unevaluated(Node node) {
    return switch (node) {
      case Node.Shape(var name, var parts) ->
          UNEVALUATED.contains(name) || parts.stream().anyMatch(Finish::unevaluated);
      case Node.Sum(var terms) -> terms.stream().anyMatch(Finish::unevaluated);
      case Node.Product(var factors) -> factors.stream().anyMatch(Finish::unevaluated);
      case Node.Power(var base, var exponent) -> unevaluated(base) || unevaluated(exponent);
      case Node.Call(var _, var arguments) -> arguments.stream().anyMatch(Finish::unevaluated);
      case Node.Measured(var value, var _) -> unevaluated(value);
      case Node.Relation(var terms, var _) -> terms.stream().anyMatch(Finish::unevaluated);
      default -> false;
    };
  }

  /// Whether a relation has its unknown alone on one side.
  private static boolean solved(Node node) {
    if (!(node instanceof Node.Relation(var terms, var signs)) || signs.size() > 2) {
      return !(node instanceof Node.Relation);
    }
    if (signs.getFirst() == Sign.EQUAL && signs.size() == 1) {
      return alone(terms.getFirst()) && number(terms.getLast())
          || alone(terms.getLast()) && number(terms.getFirst());
    }
    boolean order = signs.stream().allMatch(sign -> sign.ordering() || sign == Sign.UNEQUAL);
    if (!order) {
      return true;
    }
    if (signs.size() == 2) {
      return alone(terms.get(1));
    }
    return alone(terms.getFirst()) && number(terms.getLast())
        || alone(terms.getLast()) && number(terms.getFirst());
  }

  /// Whether an inequality is one of a modulus of more than the unknown: `|x - 1| < 2`.
  private static boolean shifted(Node node) {
    return node instanceof Node.Relation(var terms, var signs)
        && signs.getFirst().ordering()
        && terms.stream()
            .anyMatch(
                each ->
                    each instanceof Node.Call(var name, var arguments)
                        && name.equals("abs")
                        && !(arguments.getFirst() instanceof Node.Sym));
  }

  private static boolean alone(Node node) {
    return switch (node) {
      case Node.Sym _, Node.Call _, Node.Words _, Node.Bracket _, Node.Ratio _ -> true;
      case Node.Product(var factors) ->
          factors.size() == 2
                  && factors.getFirst().equals(Node.Num.of(-1))
                  && alone(factors.getLast())
              || factors.stream()
                  .allMatch(
                      each ->
                          each instanceof Node.Sym(var name)
                              && Character.isUpperCase(name.charAt(0)));
      default -> false;
    };
  }

  private static boolean number(Node node) {
    return switch (node) {
      case Node.Num _, Node.Based _ -> true;
      case Node.Sym(var name) ->
          name.equals("π") || name.equals("e") || name.equals("∞") || node.equals(Node.LOG_BASE);
      case Node.Sum(var terms) -> terms.stream().allMatch(Finish::number);
      case Node.Product(var factors) -> factors.stream().allMatch(Finish::number);
      case Node.Power(var base, var exponent) -> number(base) && number(exponent);
      case Node.Call(var name, var arguments) ->
          (name.length() > 1 || name.equals("!")) && arguments.stream().allMatch(Finish::number);
      case Node.Measured(var value, var _) -> number(value);
      default -> false;
    };
  }

  /// Operations between whole numbers that give a fraction, the most that any element leaves.
  private static int operations(Node node) {
    return switch (node) {
      case Node.Sequence(var items) -> most(items);
      case Node.Braces(var items) -> most(items);
      case Node.Bracket(var _, var _, var items) -> most(items);
      case Node.Matrix(var rows) -> rows.stream().mapToInt(Finish::most).max().orElse(0);
      case Node.Relation(var terms, var _) -> operations(terms.getLast());
      case Node.Measured(var value, var _) -> operations(value);
      default -> integral(node) ? counted(node) : 0;
    };
  }

  private static int most(List<Node> nodes) {
    return nodes.stream().mapToInt(Finish::operations).max().orElse(0);
  }

  /// Whether a node is arithmetic on fractions alone, without roots.
  private static boolean integral(Node node) {
    return switch (node) {
      case Node.Num _ -> true;
      case Node.Sum(var terms) -> terms.stream().allMatch(Finish::integral);
      case Node.Product(var factors) -> factors.stream().allMatch(Finish::integral);
      case Node.Power(var base, Node.Num(var exponent)) -> integral(base) && exponent.isInteger();
      case Node.Call(var _, var arguments) -> arguments.stream().allMatch(Finish::integral);
      default -> false;
    };
  }

  private static int counted(Node node) {
    return switch (node) {
      case Node.Sum(var terms) -> terms.size() - 1 + total(terms);
      case Node.Product(var factors) -> {
        boolean sign = factors.getFirst().equals(Node.Num.of(-1));
        yield factors.size() - (sign ? 2 : 1) + total(factors);
      }
      case Node.Power(var base, var exponent) ->
          (exponent.equals(Node.Num.of(-1)) ? 0 : 1) + counted(base);
      case Node.Call(var _, var arguments) -> 1 + total(arguments);
      default -> 0;
    };
  }

  private static int total(List<Node> nodes) {
    return nodes.stream().mapToInt(Finish::counted).sum();
  }

  /// Whether a name that a chain gives a value to has another one within it: `x = 5x = 5`.
  private static boolean contradicted(List<Node> terms, List<Sign> signs) {
    if (!(terms.getFirst() instanceof Node.Sym(var name))
        || signs.stream().anyMatch(each -> each != Sign.EQUAL)
        || !number(terms.getLast())) {
      return false;
    }
    double value = Probe.constant(terms.getLast());
    for (Node each : terms.subList(1, terms.size() - 1)) {
      double here = Probe.at(each, name, value);
      if (Math.abs(here - value) > 1e-9 * Math.max(1, Math.abs(value))) {
        return true;
      }
    }
    return false;
  }

  /// A chain of equalities between numbers that aren't equal.
  private static String contradiction(Node node) {
    if (node instanceof Node.Sequence(var items)) {
      for (Node each : items) {
        String found = contradiction(each);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    if (node instanceof Node.Relation(var terms, var signs)) {
      if (terms.size() > 2 && contradicted(terms, signs)) {
        return "the answer contradicts itself";
      }
      double value = Double.NaN;
      for (int i = 0; i < terms.size(); i++) {
        if (i > 0 && signs.get(i - 1) != Sign.EQUAL) {
          break;
        }
        double next = number(terms.get(i)) ? Probe.constant(terms.get(i)) : Double.NaN;
        if (Math.abs(next - value) > 1e-9 * Math.max(1, Math.abs(value))) {
          return "the answer contradicts itself";
        }
        value = Double.isNaN(next) ? value : next;
      }
    }
    return "";
  }
}
