package dev.ponder.verify.math.compare;

import dev.ponder.verify.math.probe.Probe;
import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.math.read.Sign;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Inequalities with a modulus, `|x| < 2` and `|x - 1| \ge 3`, as what they say of `x`.
final class Moduli {
  private Moduli() {}

  /// What lies between two ends, or outside of them.
  ///
  /// @param open whether the ends don't lie between them
  record Bounded(Node variable, Node low, Node high, boolean open, boolean outside) {}

  /// Whether a node is such an inequality.
  static boolean in(Node node) {
    return node instanceof Node.Relation relation && of(relation) != null;
  }

  /// What the inequality says; null if it is another.
  static @Nullable Bounded of(Node.Relation relation) {
    if (relation.signs().size() != 1 || !relation.signs().getFirst().ordering()) {
      return null;
    }
    Node first = relation.terms().getFirst();
    Node last = relation.terms().getLast();
    boolean left = first instanceof Node.Call(var name, var _) && name.equals("abs");
    Sign sign = left ? relation.signs().getFirst() : relation.signs().getFirst().flipped();
    Node bound = left ? last : first;
    if (!((left ? first : last) instanceof Node.Call(var name, var arguments))
        || !name.equals("abs")
        || !(Probe.constant(bound) > 0)) {
      return null;
    }
    Node inside = arguments.getFirst();
    Node variable = inside;
    Node centre = Node.Num.of(0);
    if (inside instanceof Node.Sum(var terms) && terms.size() == 2) {
      boolean leading = terms.getFirst() instanceof Node.Sym;
      variable = leading ? terms.getFirst() : terms.getLast();
      centre = negated(leading ? terms.getLast() : terms.getFirst());
    }
    if (!(variable instanceof Node.Sym)
        || !Double.isNaN(Probe.constant(variable))
        || Double.isNaN(Probe.constant(centre))) {
      return null;
    }
    boolean outside = sign == Sign.GREATER || sign == Sign.AT_LEAST;
    return new Bounded(
        variable,
        new Node.Sum(List.of(centre, negated(bound))),
        new Node.Sum(List.of(centre, bound)),
        sign.strict() != outside,
        outside);
  }

  private static Node negated(Node node) {
    return new Node.Product(List.of(Node.Num.of(-1), node));
  }
}
