package dev.ponder.verify.math.compare;

import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.math.read.Sign;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A value with the name it was given: `x = 5`, `f(x) = x + 1`, `(p, q) = (3, 2)`, `x ∈ [0, 1]`.
///
/// @param name what stands on the left
/// @param value what it is
/// @param interval whether the name lies in an interval: `x ∈ (0, 1)`
record Naming(Node name, Node value, boolean interval) {
  Naming(Node name, Node value) {
    this(name, value, false);
  }

  private static final Set<String> COMPUTED =
      Set.of("sin", "cos", "tan", "cot", "sec", "csc", "log", "arcsin", "arccos", "arctan");

  private static final Set<String> ASKED =
      Set.of("mn", "pq", "ab", "abc", "mnp", "pqr", "abcd", "mnk");

  /// The naming that a relation is; null if it is another relation.
  ///
  /// In a chain `x = 5 + 6 = 11 ≈ 11.0` the value is the last before the first rounding.
  static @Nullable Naming of(Node node) {
    if (!(node instanceof Node.Relation(var terms, var signs))) {
      return null;
    }
    if (signs.size() == 1 && signs.getFirst() == Sign.IN && isName(terms.getFirst())) {
      Node set = terms.getLast();
      boolean numbers = set instanceof Node.Sym;
      boolean pair = set instanceof Node.Bracket(var _, var _, var items) && items.size() == 2;
      return numbers
          ? null
          : new Naming(terms.getFirst(), set, pair && terms.getFirst() instanceof Node.Sym);
    }
    int equal = 0;
    while (equal < signs.size() && signs.get(equal) == Sign.EQUAL) {
      equal++;
    }
    for (int i = equal; i < signs.size(); i++) {
      if (signs.get(i) != Sign.ABOUT) {
        return null;
      }
    }
    Node first = terms.getFirst();
    if (equal == 0) {
      // `x ≈ 3.14` names a rounding; `π ≈ 3.14` and `1/3 ≈ 0.33` are the exact value.
      return isName(first)
          ? new Naming(first, new Node.Shape("≈", List.of(terms.get(1))))
          : new Naming(new Node.Words(""), first);
    }
    Node last = terms.get(equal);
    if (equal > 1 && isName(first) && again(first, terms.subList(1, equal + 1))) {
      return null;
    }
    if (isName(first) || equal == 1 && isAsked(first) && last instanceof Node.Num) {
      return new Naming(first, last);
    }
    if (equal == 1 && isName(last)) {
      return new Naming(last, first);
    }
    boolean named = equal > 1 && (terms.subList(0, equal).stream().anyMatch(Naming::isName));
    boolean numbers = terms.subList(0, equal + 1).stream().allMatch(Naming::isNumber);
    boolean workedOut =
        equal > 1 && terms.subList(1, equal + 1).stream().allMatch(Naming::isNumber);
    return named || numbers || workedOut ? new Naming(new Node.Words(""), last) : null;
  }

  /// Whether a node is a sum of letters as contests ask for it, `m + n` or `a + b + c`. A sum of
  /// unknowns, `x + y`, is an equation's side.
  private static boolean isAsked(Node node) {
    if (!(node instanceof Node.Sum(var terms))) {
      return false;
    }
    var letters = new StringBuilder();
    for (Node each : terms) {
      letters.append(each instanceof Node.Sym(var name) ? name : "?");
    }
    return ASKED.contains(letters.toString());
  }

  /// Whether a name is in what it is said to be: `k = n + 1k = n + 1`.
  private static boolean again(Node name, List<Node> terms) {
    String text = name.toString();
    return terms.stream().anyMatch(each -> each.toString().contains(text));
  }

  /// Whether no name was given.
  boolean anonymous() {
    return name instanceof Node.Words(var text) && text.isEmpty();
  }

  /// Whether a node only names something.
  static boolean isName(Node node) {
    return switch (node) {
      case Node.Sym(var name) -> !name.equals("π") && !name.equals("∞") && !name.equals("ℝ");
      case Node.Words(var text) -> !text.isEmpty();
      case Node.Call(var name, var arguments) ->
          (COMPUTED.contains(name) || name.equals("abs"))
              ? isName(arguments.getFirst()) || isSegment(arguments.getFirst())
              : name.length() <= 6
                  && !name.equals("!")
                  && !name.equals("floor")
                  && !name.equals("ceil");
      case Node.Product(var factors) ->
          isSegment(node) || isQuotient(factors) || isMeasure(factors);
      case Node.Bracket(var _, var _, var items) -> items.stream().allMatch(Naming::isName);
      case Node.Ratio(var parts) ->
          parts.stream().allMatch(each -> isName(each) || isSegment(each));
      default -> false;
    };
  }

  /// Capital letters side by side: `AB`.
  private static boolean isSegment(Node node) {
    return node instanceof Node.Product(var factors)
        && factors.size() <= 4
        && factors.stream()
            .allMatch(
                each ->
                    each instanceof Node.Sym(var name) && Character.isUpperCase(name.charAt(0)));
  }

  private static boolean isQuotient(List<Node> factors) {
    return factors.size() == 2
        && (isSegment(factors.getFirst()) || factors.getFirst() instanceof Node.Sym)
        && factors.getLast() instanceof Node.Power(var base, Node.Num(var exponent))
        && exponent.signum() < 0
        && (isSegment(base) || base instanceof Node.Sym);
  }

  /// `m∠ABC`.
  private static boolean isMeasure(List<Node> factors) {
    return factors.size() == 2
        && factors.getFirst().equals(new Node.Sym("m"))
        && factors.getLast() instanceof Node.Sym(var name)
        && name.startsWith("∠");
  }

  /// Whether a node is made of numbers alone.
  static boolean isNumber(Node node) {
    return switch (node) {
      case Node.Num _, Node.Based _ -> true;
      case Node.Sym(var name) -> name.equals("π") || name.equals("e") || node.equals(Node.LOG_BASE);
      case Node.Sum(var terms) -> terms.stream().allMatch(Naming::isNumber);
      case Node.Product(var factors) -> factors.stream().allMatch(Naming::isNumber);
      case Node.Power(var base, var exponent) -> isNumber(base) && isNumber(exponent);
      case Node.Call(var name, var arguments) ->
          name.length() > 1 && arguments.stream().allMatch(Naming::isNumber)
              || name.equals("!") && isNumber(arguments.getFirst());
      case Node.Measured(var value, var _) -> isNumber(value);
      default -> false;
    };
  }
}
