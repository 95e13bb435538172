package dev.ponder.verify.math.compare;

import dev.ponder.core.RandomKey;
import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.math.read.Units;
import dev.ponder.verify.number.Rational;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares two answers by what they are: both sets, both intervals, both equations, or numbers.
///
/// One object makes one decision: the steps that exact algebra may take are counted over all of it.
/// The order of the two doesn't matter, except that only the first may be a stated rounding.
public final class Comparison {
  private static final Likeness WORDS = Likeness.different("one is in words, the other isn't");

  private final Scalars scalars;
  private final Listings listings;
  private final Relations relations;
  private final Intervals intervals;

  public Comparison(RandomKey key) {
    scalars = new Scalars(key);
    listings = new Listings(this);
    relations = new Relations(this, scalars);
    intervals = new Intervals(this);
  }

  /// Whether two answers say the same.
  public Likeness like(Node first, Node second) {
    if (first instanceof Node.Num(var a) && second instanceof Node.Num(var b)) {
      return a.equals(b) ? Likeness.EXACT : Likeness.different("the numbers differ");
    }
    Node left = single(first);
    Node right = single(second);
    if (left.equals(right)) {
      return Likeness.EXACT;
    }
    if (left instanceof Node.Words a && right instanceof Node.Words b) {
      return Wording.like(a, b);
    }
    if (left instanceof Node.Words words) {
      Node value = Wording.value(words);
      return value == null ? WORDS : like(value, right);
    }
    if (right instanceof Node.Words words) {
      Node value = Wording.value(words);
      return value == null ? WORDS : like(left, value);
    }
    Likeness named = named(left, right);
    if (named != null) {
      return named;
    }
    Likeness sets = intervals.like(left, right);
    if (sets != null) {
      return sets;
    }
    if (left instanceof Node.Relation && right instanceof Node.Relation) {
      return relations.like((Node.Relation) left, (Node.Relation) right);
    }
    Likeness listed = listed(left, right);
    if (listed != null) {
      return listed;
    }
    if (left instanceof Node.Relation || right instanceof Node.Relation) {
      return Likeness.different("one is a relation, the other isn't");
    }
    return values(left, right);
  }

  private static Node single(Node node) {
    return node instanceof Node.Sequence(var items) && items.size() == 1 ? items.getFirst() : node;
  }

  /// Names are dropped when only one side gives them; given on both sides, they must agree.
  private @Nullable Likeness named(Node left, Node right) {
    Naming a = Naming.of(left);
    Naming b = Naming.of(right);
    if (a == null && b == null) {
      return null;
    }
    if (a != null && b != null) {
      if (a.anonymous() || b.anonymous() || sameName(a.name(), b.name())) {
        return like(a.value(), b.value());
      }
      Node renamed = Renaming.argument(a.name(), b.name(), b.value());
      if (renamed != null) {
        return like(a.value(), renamed);
      }
      return left instanceof Node.Relation x && right instanceof Node.Relation y
          ? relations.like(x, y)
          : null;
    }
    Naming naming = a == null ? Objects.requireNonNull(b) : a;
    Node other = a == null ? left : right;
    if (naming.interval()
        && Listing.of(other) instanceof Listing list
        && !(list.kind() == Listing.Kind.TUPLE)) {
      return Likeness.different("one is an interval, the other a list");
    }
    if (other instanceof Node.Relation relation) {
      // A named set against an inequality; a named value against an equation.
      Likeness sets = intervals.like(naming.value(), other);
      Node whole = a == null ? right : left;
      return sets != null ? sets : relations.like((Node.Relation) whole, relation);
    }
    if (naming.name() instanceof Node.Bracket(var _, var _, var names)
        && naming.value() instanceof Node.Bracket(var open, var close, var items)
        && names.size() == items.size()
        && Listing.of(other) instanceof Listing list
        && list.named()) {
      var mine = new Listing(Listing.Kind.LOOSE, items, names, open, close);
      return a == null ? listings.like(list, mine) : listings.like(mine, list);
    }
    return a == null ? like(other, naming.value()) : like(naming.value(), other);
  }

  private boolean sameName(Node first, Node second) {
    if (first.equals(second)) {
      return true;
    }
    String key = scalars.key(first);
    return key != null && key.equals(scalars.key(second));
  }

  private @Nullable Likeness listed(Node left, Node right) {
    Listing a = Listing.of(left);
    Listing b = Listing.of(right);
    if (a == null && b == null) {
      return left instanceof Node.Matrix || right instanceof Node.Matrix
          ? listings.matrices(left, right)
          : null;
    }
    if (left instanceof Node.Matrix || right instanceof Node.Matrix) {
      return listings.matrices(left, right);
    }
    if (a == null || b == null) {
      Listing list = a == null ? Objects.requireNonNull(b) : a;
      // A set of one element is that element.
      if (list.items().size() == 1 && list.kind() != Listing.Kind.TUPLE) {
        return a == null
            ? like(left, list.items().getFirst())
            : like(list.items().getFirst(), right);
      }
      return Likeness.different("one is a list of " + list.items().size() + ", the other isn't");
    }
    return listings.like(a, b);
  }

  private Likeness values(Node left, Node right) {
    if (left instanceof Node.Ratio || right instanceof Node.Ratio) {
      return ratios(left, right);
    }
    if (left instanceof Node.Shape(var name, var parts) && name.equals("≈")) {
      Node other =
          right instanceof Node.Shape(var n, var p) && n.equals("≈") ? p.getFirst() : right;
      return Rounding.like(parts.getFirst(), other, this::like);
    }
    if (right instanceof Node.Shape(var name, var parts) && name.equals("≈")) {
      return Likeness.different("a rounding, for an exact value");
    }
    if (left instanceof Node.Based(var a, var base)
        && right instanceof Node.Based(var b, var other)) {
      return base == other && a.equals(b)
          ? Likeness.EXACT
          : Likeness.different(base == other ? "the digits differ" : "the bases differ");
    }
    if (Based.in(left) != Based.in(right)) {
      return Likeness.different("one is written in base ten, the other isn't");
    }
    if (left instanceof Node.Measured || right instanceof Node.Measured) {
      return measured(left, right);
    }
    Likeness rate = rate(left, right);
    return rate != null ? rate : scalars.like(left, Renaming.constant(left, right));
  }

  /// A number and one with a rate behind it in letters, `9.8` and `9.8 m/s^2`; null if it isn't so.
  private @Nullable Likeness rate(Node left, Node right) {
    Node.Measured first = left instanceof Node.Num ? null : Lettered.of(left);
    Node.Measured second = right instanceof Node.Num ? null : Lettered.of(right);
    if (first != null && Lettered.RATES.contains(first.unit()) && bare(right)) {
      return like(first.value(), right);
    }
    if (second != null && Lettered.RATES.contains(second.unit()) && bare(left)) {
      return like(left, second.value());
    }
    return null;
  }

  private static boolean bare(Node node) {
    return Naming.isNumber(node) && !(node instanceof Node.Measured);
  }

  /// Units: one that only one side gives is implied by the question; two convert or deny each
  /// other.
  private Likeness measured(Node left, Node right) {
    if (left instanceof Node.Measured(var a, var unit)
        && right instanceof Node.Measured(var b, var other)) {
      if (unit.equals(other)) {
        return like(a, b);
      }
      Rational factor = Units.factor(unit, other);
      if (factor == null) {
        return Likeness.different("the units differ: " + unit + " and " + other);
      }
      return scalars.like(new Node.Product(List.of(a, new Node.Num(factor))), b);
    }
    boolean mine = left instanceof Node.Measured;
    Node.Measured with = (Node.Measured) (mine ? left : right);
    Node bare = mine ? right : left;
    Node.Measured lettered = Lettered.of(bare);
    if (lettered != null && Units.factor(with.unit(), lettered.unit()) != null) {
      return mine ? measured(with, lettered) : measured(lettered, with);
    }
    if (lettered != null && Lettered.RATES.contains(lettered.unit())) {
      return Likeness.different("the units differ: " + with.unit() + " and " + lettered.unit());
    }
    boolean valued = with.unit().equals(Units.PERCENT) || with.unit().equals(Units.DEGREES);
    if (valued) {
      Likeness converted = scalars.like(with, bare);
      if (converted.same()) {
        return converted;
      }
      if (!droppable(with)) {
        return Likeness.different("one has a sign that changes its value, the other hasn't");
      }
    }
    return mine ? like(with.value(), bare) : like(bare, with.value());
  }

  /// Whether a question can have asked for the number before a sign that has a value itself: a
  /// percentage above one, as smaller ones look like the fraction that they aren't; degrees that
  /// don't look like radians.
  private boolean droppable(Node.Measured with) {
    Rational value = scalars.rational(with.value());
    if (with.unit().equals(Units.DEGREES)) {
      return value != null || !Naming.isNumber(with.value());
    }
    return value != null && value.numerator().abs().compareTo(value.denominator()) > 0;
  }

  private Likeness ratios(Node left, Node right) {
    if (left instanceof Node.Ratio(var a) && right instanceof Node.Ratio(var b)) {
      if (a.size() != b.size()) {
        return Likeness.different("ratios of different length");
      }
      if (clock(a)) {
        return Likeness.different("the times differ");
      }
      Likeness all = Likeness.EXACT;
      for (int i = 1; i < a.size() && !all.different(); i++) {
        Node across = new Node.Product(List.of(a.getFirst(), b.get(i)));
        all = all.and(scalars.like(across, new Node.Product(List.of(a.get(i), b.getFirst()))));
      }
      return all;
    }
    Node.Ratio ratio = (Node.Ratio) (left instanceof Node.Ratio ? left : right);
    Node other = left instanceof Node.Ratio ? right : left;
    Rational whole = scalars.rational(other);
    boolean integer = whole != null && whole.isInteger();
    if (ratio.parts().size() != 2 || clock(ratio.parts()) || integer) {
      return Likeness.different("one is a ratio, the other isn't");
    }
    return left instanceof Node.Ratio ? scalars.like(ratio, other) : scalars.like(other, ratio);
  }

  /// Looks like a time of day.
  private static boolean clock(List<Node> parts) {
    return parts.size() == 2
        && parts.getFirst() instanceof Node.Num(var hours)
        && parts.getLast() instanceof Node.Num(var minutes)
        && hours.isInteger()
        && minutes.isInteger()
        && hours.compareTo(Rational.of(24)) < 0
        && minutes.compareTo(Rational.of(10)) >= 0
        && minutes.compareTo(Rational.of(60)) < 0;
  }
}
