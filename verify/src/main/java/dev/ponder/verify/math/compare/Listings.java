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
    Node mine = first.common();
    Node theirs = second.common();
    if (mine != null && (theirs != null ? !mine.equals(theirs) : second.named())
        || theirs != null && mine == null && first.named()) {
      return Likeness.different("the names differ");
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
    if (second.kind() == Kind.TUPLE && !first.named()) {
      // The reference's numbers stand side by side: one point, or an interval, is something else.
      return Likeness.different("one is a list, the other a tuple or an interval");
    }
    if (first.kind() == Kind.TUPLE || second.kind() == Kind.TUPLE) {
      Listing tuple = first.kind() == Kind.TUPLE ? first : second;
      if (interval(tuple)) {
        return Likeness.different("one is an interval, the other a list");
      }
    }
    if (first.named() || second.named()) {
      Listing names = first.named() ? first : second;
      Listing plain = first.named() ? second : first;
      if (plain.kind() != Kind.TUPLE && indexed(names.names())) {
        // `x_1 = 3, x_2 = 2` counts the roots.
        return unordered(first.items(), second.items());
      }
      if (!inOrder(names.names())) {
        return Likeness.different("one gives names, in an order that the other needn't have");
      }
      return ordered(first.items(), second.items());
    }
    if (first.kind() == Kind.TUPLE) {
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

  /// Whether a tuple can be nothing but an interval.
  private static boolean interval(Listing tuple) {
    return tuple.items().size() == 2
        && (!(round(tuple.open()) && round(tuple.close()))
            || tuple.items().stream().anyMatch(Intervals::infinite));
  }

  /// Whether names are in the order in which a tuple without names would have their values.
  private static boolean inOrder(List<Node> names) {
    for (int i = 1; i < names.size(); i++) {
      if (sortKey(names.get(i - 1)).compareTo(sortKey(names.get(i))) > 0) {
        return false;
      }
    }
    return true;
  }

  /// Whether names are one letter with numbers: `x_1, x_2`.
  private static boolean indexed(List<Node> names) {
    String letter = "";
    for (Node each : names) {
      String name = each instanceof Node.Sym(var text) ? text : "";
      int mark = name.indexOf('_');
      boolean number = mark > 0 && mark + 1 < name.length();
      for (int i = mark + 1; number && i < name.length(); i++) {
        number = Character.isDigit(name.charAt(i));
      }
      if (!number || !letter.isEmpty() && !name.startsWith(letter)) {
        return false;
      }
      letter = name.substring(0, mark + 1);
    }
    return true;
  }

  /// A text that sorts as names do: `a_2` before `a_10`.
  private static String sortKey(Node name) {
    var key = new StringBuilder();
    String text = name.toString();
    for (int i = 0; i < text.length(); ) {
      int end = i;
      while (end < text.length() && Character.isDigit(text.charAt(end))) {
        end++;
      }
      if (end > i) {
        key.append("0".repeat(Math.max(0, 12 - (end - i)))).append(text, i, end);
        i = end;
      } else {
        key.append(text.charAt(i++));
      }
    }
    return key.toString();
  }

  /// Two elements may be an interval, whose brackets mean something.
  private static boolean brackets(Listing first, Listing second) {
    boolean whole =
        round(first.open()) == round(first.close())
            && round(second.open()) == round(second.close());
    return whole && first.items().size() != 2
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
    if (first instanceof Node.Braces != second instanceof Node.Braces) {
      return Likeness.different("an element is a set, the other isn't");
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
    Node.Matrix rows = rows(other);
    if (rows != null) {
      return first instanceof Node.Matrix ? matrices(matrix, rows) : matrices(rows, matrix);
    }
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

  /// A matrix written as a list of its rows, `[[1,2],[3,4]]`; null if a node is none.
  private static Node.@Nullable Matrix rows(Node node) {
    if (!(node instanceof Node.Bracket(var from, var to, var items)) || from != '[' || to != ']') {
      return null;
    }
    var rows = new ArrayList<List<Node>>();
    for (Node each : items) {
      if (!(each instanceof Node.Bracket(var open, var close, var row))
          || open != '['
          || close != ']'
          || !rows.isEmpty() && rows.getFirst().size() != row.size()) {
        return null;
      }
      rows.add(row);
    }
    return new Node.Matrix(rows);
  }

  private static @Nullable List<Node> vector(List<List<Node>> rows) {
    if (rows.size() == 1) {
      return rows.getFirst();
    }
    return rows.getFirst().size() == 1 ? rows.stream().map(List::getFirst).toList() : null;
  }
}
