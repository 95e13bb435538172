package dev.ponder.verify.math.compare;

import dev.ponder.verify.math.compare.Listing.Kind;
import dev.ponder.verify.math.read.Limits;
import dev.ponder.verify.math.read.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Compares lists, sets, tuples and matrices by their elements.
final class Listings {
  private final Comparison elements;
  private int comparisons;

  Listings(Comparison elements) {
    this.elements = elements;
  }

  Likeness like(Listing first, Listing second) {
    if (first.named() && second.named()) {
      return byName(first, second);
    }
    if (first.kind() == Kind.TUPLE && second.kind() == Kind.TUPLE) {
      return brackets(first, second)
          ? ordered(first.items(), second.items())
          : Likeness.different("the brackets differ");
    }
    if (first.kind() == Kind.TUPLE && second.kind() == Kind.SET
        || first.kind() == Kind.SET && second.kind() == Kind.TUPLE) {
      return Likeness.different("one is a tuple, the other a set");
    }
    if (first.kind() == Kind.TUPLE || second.kind() == Kind.TUPLE) {
      Listing tuple = first.kind() == Kind.TUPLE ? first : second;
      return tuple.items().size() == 2 && !(round(tuple.open()) && round(tuple.close()))
          ? Likeness.different("one is an interval, the other a list")
          : ordered(first.items(), second.items());
    }
    if (first.named() || second.named()) {
      return ordered(first.items(), second.items());
    }
    // Tuples side by side are a set of solutions.
    boolean set =
        first.kind() == Kind.SET
            || second.kind() == Kind.SET
            || first.items().stream().allMatch(Node.Bracket.class::isInstance);
    return unordered(
        set ? distinct(first.items()) : first.items(),
        set ? distinct(second.items()) : second.items());
  }

  /// Two elements may be an interval, whose brackets mean something.
  private static boolean brackets(Listing first, Listing second) {
    return first.items().size() != 2
        || second.items().size() != 2
        || round(first.open()) == round(second.open())
            && round(first.close()) == round(second.close());
  }

  private static boolean round(char bracket) {
    return bracket != '[' && bracket != ']';
  }

  private Likeness byName(Listing first, Listing second) {
    if (first.items().size() != second.items().size()) {
      return Likeness.different("the lists differ in length");
    }
    Likeness all = Likeness.EXACT;
    for (int i = 0; i < first.items().size() && !all.different(); i++) {
      int at = second.names().indexOf(first.names().get(i));
      if (at < 0) {
        return Likeness.different("the names differ");
      }
      all = all.and(like(first.items().get(i), second.items().get(at)));
    }
    return all;
  }

  private Likeness like(Node first, Node second) {
    if (++comparisons > 20 * Limits.ITEMS) {
      return Likeness.unknown("more than " + 20 * Limits.ITEMS + " comparisons of elements");
    }
    return elements.like(first, second);
  }

  Likeness ordered(List<Node> first, List<Node> second) {
    if (first.size() != second.size()) {
      return Likeness.different(
          "the lists differ in length: " + first.size() + " and " + second.size());
    }
    Likeness all = Likeness.EXACT;
    for (int i = 0; i < first.size() && !all.different(); i++) {
      all = all.and(like(first.get(i), second.get(i)));
    }
    return all;
  }

  private Likeness unordered(List<Node> first, List<Node> second) {
    if (first.size() != second.size()) {
      return Likeness.different(
          "the lists differ in length: " + first.size() + " and " + second.size());
    }
    var left = new ArrayList<>(second);
    Likeness all = Likeness.EXACT;
    for (Node each : first) {
      Likeness found = Likeness.different("an element has no counterpart");
      int at = -1;
      for (int i = 0; i < left.size() && !found.same(); i++) {
        Likeness likeness = like(each, left.get(i));
        if (!likeness.different()) {
          found = likeness;
          at = i;
        }
      }
      if (at >= 0) {
        left.remove(at);
      }
      all = all.and(found);
      if (all.different()) {
        return all;
      }
    }
    return all;
  }

  private List<Node> distinct(List<Node> items) {
    var kept = new ArrayList<Node>();
    for (Node each : items) {
      boolean known = false;
      for (int i = 0; i < kept.size() && !known; i++) {
        known = like(kept.get(i), each).same();
      }
      if (!known) {
        kept.add(each);
      }
    }
    return kept;
  }

  /// Matrices entry by entry; a single row or column is a tuple.
  Likeness matrices(Node first, Node second) {
    if (first instanceof Node.Matrix(var a) && second instanceof Node.Matrix(var b)) {
      if (a.size() != b.size() || a.getFirst().size() != b.getFirst().size()) {
        return Likeness.different("the matrices differ in size");
      }
      Likeness all = Likeness.EXACT;
      for (int i = 0; i < a.size() && !all.different(); i++) {
        all = all.and(ordered(a.get(i), b.get(i)));
      }
      return all;
    }
    Node.Matrix matrix = (Node.Matrix) (first instanceof Node.Matrix ? first : second);
    Node other = first instanceof Node.Matrix ? second : first;
    List<Node> vector = vector(matrix.rows());
    if (vector == null) {
      return Likeness.different("one is a matrix, the other isn't");
    }
    if (vector.size() == 1 && !(other instanceof Node.Bracket)) {
      return first instanceof Node.Matrix
          ? like(vector.getFirst(), other)
          : like(other, vector.getFirst());
    }
    if (!(other instanceof Node.Bracket(var open, var _, var items))
        || open == '[' && items.size() == 2) {
      return Likeness.different("one is a vector, the other isn't");
    }
    return first instanceof Node.Matrix ? ordered(vector, items) : ordered(items, vector);
  }

  private static @Nullable List<Node> vector(List<List<Node>> rows) {
    if (rows.size() == 1) {
      return rows.getFirst();
    }
    return rows.getFirst().size() == 1 ? rows.stream().map(List::getFirst).toList() : null;
  }
}
