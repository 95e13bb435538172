package dev.ponder.verify.math.compare;

import dev.ponder.verify.math.probe.Probe;
import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.math.read.Sign;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sets of real numbers: intervals with open and closed ends, their unions, inequalities that
/// describe them, and finite sets of numbers among them.
final class Intervals {
  private static final Node INFINITY = new Node.Sym("∞");
  private static final Node MINUS_INFINITY = new Node.Product(List.of(Node.Num.of(-1), INFINITY));
  private static final int MOST = 60;

  /// From one end to the other.
  private record Piece(
      Node low, boolean lowOpen, double from, Node high, boolean highOpen, double to) {
    boolean empty() {
      return from > to || from == to && (lowOpen || highOpen);
    }
  }

  /// A set, with the variable that its description used, if any.
  private record Reals(List<Piece> pieces, @Nullable Node variable) {}

  private final Comparison comparison;

  Intervals(Comparison comparison) {
    this.comparison = comparison;
  }

  /// The comparison as sets of reals; null if one of the two isn't one, or neither must be.
  @Nullable Likeness like(Node first, Node second) {
    if (!isSet(first) && !isSet(second)
        || first instanceof Node.Relation
            && second instanceof Node.Relation
            && Moduli.in(first) == Moduli.in(second)) {
      return null;
    }
    Reals a = reals(first);
    Reals b = reals(second);
    if (a == null || b == null) {
      return null;
    }
    if (a.variable() != null && b.variable() != null && !a.variable().equals(b.variable())) {
      return Likeness.different("the variables differ");
    }
    List<Piece> left = merged(a.pieces());
    List<Piece> right = merged(b.pieces());
    if (left.size() != right.size()) {
      return Likeness.different("the sets differ");
    }
    if (left.isEmpty() && (first instanceof Node.Bracket || second instanceof Node.Bracket)) {
      // `(0, 0)` is a point, and `[0, 0)` is empty.
      return first.equals(second) ? Likeness.EXACT : Likeness.different("the sets are empty");
    }
    Likeness all = Likeness.EXACT;
    for (int i = 0; i < left.size() && !all.different(); i++) {
      Piece mine = left.get(i);
      Piece theirs = right.get(i);
      if (mine.lowOpen() != theirs.lowOpen() || mine.highOpen() != theirs.highOpen()) {
        return Likeness.different("an end is open in one and closed in the other");
      }
      all = all.and(end(mine.low(), theirs.low())).and(end(mine.high(), theirs.high()));
    }
    return all;
  }

  private Likeness end(Node first, Node second) {
    boolean infinite = infinite(first) || infinite(second);
    if (infinite) {
      return first.equals(second) ? Likeness.EXACT : Likeness.different("the ends differ");
    }
    return comparison.like(first, second);
  }

  static boolean infinite(Node node) {
    return node.equals(INFINITY) || node.equals(MINUS_INFINITY);
  }

  /// Whether a node can be nothing but a set of reals.
  private static boolean isSet(Node node) {
    return switch (node) {
      case Node.Join _, Node.Builder _ -> true;
      case Node.Sym(var name) -> name.equals("ℝ");
      case Node.Relation(var _, var signs) ->
          signs.stream().allMatch(sign -> sign.ordering() || sign == Sign.UNEQUAL);
      case Node.Bracket(var open, var close, var items) ->
          items.size() == 2
              && ((open == '(') != (close == ')') || items.stream().anyMatch(Intervals::infinite));
      case Node.Sequence(var items) ->
          items.stream().allMatch(each -> each instanceof Node.Relation && isSet(each));
      default -> false;
    };
  }

  private @Nullable Reals reals(Node node) {
    return switch (node) {
      case Node.Bracket(var open, var close, var items)
          when items.size() == 2 && "([".indexOf(open) >= 0 && ")]".indexOf(close) >= 0 ->
          set(piece(items.getFirst(), open == '(', items.getLast(), close == ')'), null);
      case Node.Braces(var items) -> {
        var points = new ArrayList<Piece>();
        for (Node each : items) {
          Piece point = piece(each, false, each, false);
          if (point == null) {
            yield null;
          }
          points.add(point);
        }
        yield new Reals(points, null);
      }
      case Node.Sym(var name) when name.equals("ℝ") ->
          set(piece(MINUS_INFINITY, true, INFINITY, true), null);
      case Node.Join(var operator, var left, var right) ->
          joined(operator, reals(left), reals(right));
      case Node.Relation relation -> relation(relation);
      case Node.Builder(var element, var conditions) -> {
        var parts = new ArrayList<Node>(conditions);
        if (element instanceof Node.Relation) {
          parts.addFirst(element);
        }
        yield all(parts);
      }
      case Node.Sequence(var items) -> {
        boolean meet =
            items.stream()
                .allMatch(
                    each ->
                        each instanceof Node.Relation(var _, var signs)
                            && (signs.getFirst() == Sign.UNEQUAL || signs.getFirst() == Sign.IN));
        yield meet ? all(items) : null;
      }
      default -> null;
    };
  }

  private @Nullable Reals all(List<Node> conditions) {
    Reals met = null;
    for (Node each : conditions) {
      Reals next = reals(each);
      if (next == null) {
        return null;
      }
      met = met == null ? next : joined('∩', met, next);
      if (met == null) {
        return null;
      }
    }
    return met;
  }

  private static @Nullable Reals set(@Nullable Piece piece, @Nullable Node variable) {
    return piece == null ? null : new Reals(List.of(piece), variable);
  }

  private static @Nullable Piece piece(Node low, boolean lowOpen, Node high, boolean highOpen) {
    double from = value(low);
    double to = value(high);
    if (Double.isNaN(from) || Double.isNaN(to)) {
      // Ends with symbols keep their place: they can't be sorted.
      return new Piece(low, lowOpen, Double.NaN, high, highOpen, Double.NaN);
    }
    return from > to ? null : new Piece(low, lowOpen, from, high, highOpen, to);
  }

  private static double value(Node node) {
    if (node.equals(INFINITY)) {
      return Double.POSITIVE_INFINITY;
    }
    return node.equals(MINUS_INFINITY) ? Double.NEGATIVE_INFINITY : Probe.constant(node);
  }

  private @Nullable Reals relation(Node.Relation relation) {
    List<Node> terms = relation.terms();
    List<Sign> signs = relation.signs();
    if (signs.size() == 1 && (signs.getFirst() == Sign.IN || signs.getFirst() == Sign.NOT_IN)) {
      Reals set = variable(terms.getFirst()) ? reals(terms.getLast()) : null;
      Reals line = reals(new Node.Sym("ℝ"));
      Reals kept = signs.getFirst() == Sign.IN ? set : joined('\\', line, set);
      return kept == null ? null : new Reals(kept.pieces(), terms.getFirst());
    }
    if (signs.size() == 1 && signs.getFirst() == Sign.UNEQUAL) {
      Node variable = variable(terms.getFirst()) ? terms.getFirst() : terms.getLast();
      Node point = variable == terms.getFirst() ? terms.getLast() : terms.getFirst();
      if (!variable(variable) || Double.isNaN(value(point))) {
        return null;
      }
      Piece below = Objects.requireNonNull(piece(MINUS_INFINITY, true, point, true));
      Piece above = Objects.requireNonNull(piece(point, true, INFINITY, true));
      return new Reals(List.of(below, above), variable);
    }
    if (!signs.stream().allMatch(Sign::ordering)) {
      return null;
    }
    Moduli.Bounded bounded = Moduli.of(relation);
    if (bounded != null) {
      boolean open = bounded.open();
      Reals between = set(piece(bounded.low(), open, bounded.high(), open), bounded.variable());
      return bounded.outside() ? joined('\\', reals(new Node.Sym("ℝ")), between) : between;
    }
    if (signs.size() == 1) {
      boolean left = variable(terms.getFirst());
      if (left == variable(terms.getLast())) {
        return null;
      }
      Node variable = left ? terms.getFirst() : terms.getLast();
      Node end = left ? terms.getLast() : terms.getFirst();
      Sign sign = left ? signs.getFirst() : signs.getFirst().flipped();
      boolean below = sign == Sign.LESS || sign == Sign.AT_MOST;
      return set(
          below
              ? piece(MINUS_INFINITY, true, end, sign.strict())
              : piece(end, sign.strict(), INFINITY, true),
          variable);
    }
    boolean up = signs.getFirst() == Sign.LESS || signs.getFirst() == Sign.AT_MOST;
    boolean same = up == (signs.getLast() == Sign.LESS || signs.getLast() == Sign.AT_MOST);
    if (signs.size() != 2 || !same || !variable(terms.get(1))) {
      return null;
    }
    Node low = up ? terms.getFirst() : terms.getLast();
    Node high = up ? terms.getLast() : terms.getFirst();
    Sign lower = up ? signs.getFirst() : signs.getLast();
    Sign upper = up ? signs.getLast() : signs.getFirst();
    if (infinite(low) && !lower.strict() || infinite(high) && !upper.strict()) {
      return null;
    }
    return set(piece(low, lower.strict(), high, upper.strict()), terms.get(1));
  }

  private static boolean variable(Node node) {
    return node instanceof Node.Sym(var name) && !name.equals("π") && !name.equals("∞")
        || node instanceof Node.Call(var function, var _) && function.length() == 1;
  }

  private @Nullable Reals joined(char operator, @Nullable Reals left, @Nullable Reals right) {
    if (left == null || right == null || left.pieces().size() + right.pieces().size() > MOST) {
      return null;
    }
    boolean numbers =
        left.pieces().stream().noneMatch(each -> Double.isNaN(each.from()))
            && right.pieces().stream().noneMatch(each -> Double.isNaN(each.from()));
    if (!numbers && operator != '∪') {
      return null;
    }
    Node variable = left.variable() == null ? right.variable() : left.variable();
    var pieces = new ArrayList<Piece>();
    switch (operator) {
      case '∪' -> {
        pieces.addAll(left.pieces());
        pieces.addAll(right.pieces());
      }
      case '∩' -> {
        for (Piece a : left.pieces()) {
          for (Piece b : right.pieces()) {
            pieces.add(common(a, b));
          }
        }
      }
      default -> {
        List<Piece> rest = left.pieces();
        for (Piece hole : right.pieces()) {
          var next = new ArrayList<Piece>();
          for (Piece each : rest) {
            next.add(common(each, before(hole)));
            next.add(common(each, after(hole)));
          }
          next.removeIf(Piece::empty);
          rest = next;
        }
        pieces.addAll(rest);
      }
    }
    pieces.removeIf(Piece::empty);
    return new Reals(pieces, variable);
  }

  private static Piece before(Piece hole) {
    return new Piece(
        MINUS_INFINITY, true, Double.NEGATIVE_INFINITY, hole.low(), !hole.lowOpen(), hole.from());
  }

  private static Piece after(Piece hole) {
    return new Piece(
        hole.high(), !hole.highOpen(), hole.to(), INFINITY, true, Double.POSITIVE_INFINITY);
  }

  private static Piece common(Piece a, Piece b) {
    boolean lowA = a.from() > b.from() || a.from() == b.from() && a.lowOpen();
    boolean highA = a.to() < b.to() || a.to() == b.to() && a.highOpen();
    Piece low = lowA ? a : b;
    Piece high = highA ? a : b;
    return new Piece(low.low(), low.lowOpen(), low.from(), high.high(), high.highOpen(), high.to());
  }

  /// Sorted, and overlapping or touching pieces made one.
  private static List<Piece> merged(List<Piece> pieces) {
    if (pieces.stream().anyMatch(each -> Double.isNaN(each.from()))) {
      return pieces;
    }
    var sorted = new ArrayList<>(pieces);
    sorted.removeIf(Piece::empty);
    sorted.sort(Comparator.comparingDouble(Piece::from).thenComparing(Piece::lowOpen));
    var merged = new ArrayList<Piece>();
    for (Piece next : sorted) {
      Piece last = merged.isEmpty() ? null : merged.getLast();
      if (last == null || !touch(last, next)) {
        merged.add(next);
        continue;
      }
      boolean further = next.to() > last.to() || next.to() == last.to() && !next.highOpen();
      if (further) {
        merged.set(
            merged.size() - 1,
            new Piece(
                last.low(), last.lowOpen(), last.from(), next.high(), next.highOpen(), next.to()));
      }
    }
    return merged;
  }

  private static boolean touch(Piece last, Piece next) {
    double gap = next.from() - last.to();
    boolean same = gap == 0 || Math.abs(gap) <= 1e-12 * Math.abs(last.to());
    return same ? !(last.highOpen() && next.lowOpen()) : gap < 0;
  }
}
