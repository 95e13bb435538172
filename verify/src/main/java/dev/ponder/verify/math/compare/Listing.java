package dev.ponder.verify.math.compare;

import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.math.read.Sign;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several answers, with what is known about their order and names.
///
/// @param kind what holds them together
/// @param items the values
/// @param names the name of each, or empty
/// @param open the opening bracket of a tuple
/// @param close its closing bracket
/// @param common the one name that all of them have; null if there is none
record Listing(
    Kind kind, List<Node> items, List<Node> names, char open, char close, @Nullable Node common) {
  enum Kind {
    /// Side by side, without brackets: in any order, but in the order of a tuple.
    LOOSE,
    SET,
    TUPLE
  }

  Listing(Kind kind, List<Node> items, List<Node> names, char open, char close) {
    this(kind, items, names, open, close, null);
  }

  static Listing loose(List<Node> items) {
    return new Listing(Kind.LOOSE, items, List.of(), ' ', ' ');
  }

  private static Listing loose(List<Node> items, Node common) {
    return new Listing(Kind.LOOSE, items, List.of(), ' ', ' ', common);
  }

  /// The list that a node is; null if it is a single answer.
  static @Nullable Listing of(Node node) {
    return switch (node) {
      case Node.Sequence(var items) -> sequence(items);
      case Node.Braces(var items) -> new Listing(Kind.SET, expanded(items), List.of(), '{', '}');
      case Node.Bracket(var open, var close, var items) when !hasPlusMinus(node) ->
          new Listing(Kind.TUPLE, items, List.of(), open, close);
      default -> {
        List<Node> answers = PlusMinuses.expand(node);
        yield answers.size() > 1 ? loose(answers) : null;
      }
    };
  }

  private static boolean hasPlusMinus(Node node) {
    return PlusMinuses.expand(node).size() > 1;
  }

  private static List<Node> expanded(List<Node> items) {
    var all = new ArrayList<Node>();
    items.forEach(each -> all.addAll(PlusMinuses.expand(each)));
    return all;
  }

  private static Listing sequence(List<Node> nested) {
    List<Node> items = flattened(nested);
    var names = new ArrayList<Node>();
    var values = new ArrayList<Node>();
    for (Node each : items) {
      Naming naming = Naming.of(each);
      if (naming != null && !naming.anonymous()) {
        names.add(naming.name());
        values.add(naming.value());
      } else {
        values.add(each);
      }
    }
    if (names.size() == 1
        && items.getFirst() instanceof Node.Relation(var _, var signs)
        && signs.getFirst() == Sign.EQUAL) {
      // `a = 4, -8, -10` names all of them.
      return loose(expanded(values), names.getFirst());
    }
    if (names.size() != items.size()) {
      return loose(expanded(items));
    }
    int period = period(names);
    if (period == 1) {
      return loose(expanded(values), names.getFirst());
    }
    if (period < names.size()) {
      var tuples = new ArrayList<Node>();
      for (int i = 0; i < values.size(); i += period) {
        tuples.add(new Node.Bracket('(', ')', List.copyOf(values.subList(i, i + period))));
      }
      return loose(tuples);
    }
    return new Listing(Kind.LOOSE, values, names, ' ', ' ');
  }

  private static List<Node> flattened(List<Node> items) {
    var flat = new ArrayList<Node>();
    for (Node each : items) {
      if (each instanceof Node.Sequence(var inner)) {
        flat.addAll(inner);
      } else {
        flat.add(each);
      }
    }
    return flat;
  }

  /// After how many names they repeat; their number if they are all different.
  private static int period(List<Node> names) {
    var seen = new HashSet<Node>();
    for (int i = 0; i < names.size(); i++) {
      if (!seen.add(names.get(i))) {
        boolean repeats = names.size() % i == 0;
        for (int j = i; repeats && j < names.size(); j++) {
          repeats = names.get(j).equals(names.get(j % i));
        }
        return repeats ? i : names.size();
      }
    }
    return names.size();
  }

  boolean named() {
    return !names.isEmpty();
  }
}
