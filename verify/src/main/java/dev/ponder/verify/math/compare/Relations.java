package dev.ponder.verify.math.compare;

import dev.ponder.verify.math.exact.Fraction;
import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.math.read.Sign;
import java.util.ArrayList;
import java.util.List;

/// Compares equations and inequalities: the same up to moving terms, to a constant factor, and to
/// reading them from the right. A negative factor turns an inequality around.
final class Relations {
  private final Comparison comparison;
  private final Scalars scalars;

  Relations(Comparison comparison, Scalars scalars) {
    this.comparison = comparison;
    this.scalars = scalars;
  }

  Likeness like(Node.Relation first, Node.Relation second) {
    if (first.signs().size() != second.signs().size()) {
      return Likeness.different("the relations differ in length");
    }
    Likeness forward = termwise(first, second);
    if (forward.same()) {
      return forward;
    }
    Likeness backward = termwise(first, reversed(second));
    if (backward.same()) {
      return backward;
    }
    if (first.signs().size() == 1) {
      return single(first, second);
    }
    return Likeness.different("the relations differ");
  }

  private Likeness termwise(Node.Relation first, Node.Relation second) {
    if (!first.signs().equals(second.signs()) || first.signs().contains(Sign.OTHER)) {
      return Likeness.different("the signs differ");
    }
    Likeness all = Likeness.EXACT;
    for (int i = 0; i < first.terms().size() && !all.different(); i++) {
      all = all.and(comparison.like(first.terms().get(i), second.terms().get(i)));
    }
    return all;
  }

  private static Node.Relation reversed(Node.Relation relation) {
    var terms = new ArrayList<>(relation.terms()).reversed();
    var signs = new ArrayList<Sign>();
    for (Sign each : relation.signs().reversed()) {
      signs.add(each.flipped());
    }
    return new Node.Relation(List.copyOf(terms), signs);
  }

  private Likeness single(Node.Relation first, Node.Relation second) {
    Sign sign = first.signs().getFirst();
    Sign other = second.signs().getFirst();
    boolean equation = sign == Sign.EQUAL || sign == Sign.UNEQUAL;
    boolean comparable =
        equation
            ? sign == other
            : sign.ordering() && other.ordering() && sign.strict() == other.strict();
    if (!comparable) {
      return Likeness.different("the relations differ");
    }
    Node left = difference(first);
    Node right = difference(second);
    int proportion = scalars.proportion(left, right);
    if (proportion == 0 && equation) {
      proportion = multipliedOut(left, right);
    }
    if (proportion == 0) {
      return Likeness.different("the relations differ");
    }
    boolean flips = !equation && sign != other;
    return equation || proportion < 0 == flips
        ? Likeness.EXACT
        : Likeness.different("the inequality is the wrong way round");
  }

  /// Equations with quotients are compared by what stands above.
  private int multipliedOut(Node left, Node right) {
    Fraction a = scalars.form(left);
    Fraction b = scalars.form(right);
    if (a == null || b == null || a.isZero() || b.isZero()) {
      return 0;
    }
    return scalars.proportion(a.numerator(), b.numerator());
  }

  private static Node difference(Node.Relation relation) {
    return new Node.Sum(
        List.of(
            relation.terms().getFirst(),
            new Node.Product(List.of(Node.Num.of(-1), relation.terms().getLast()))));
  }
}
