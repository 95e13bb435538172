package dev.ponder.verify.math.compare;

import dev.ponder.verify.math.read.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `f(n) = n + 1` is `f(x) = x + 1`: the argument of a definition may have any name.
final class Renaming {
  private Renaming() {}

  /// The second definition's value with the first one's argument; null if they don't define the
  /// same function of one symbol.
  static @Nullable Node argument(Node first, Node second, Node value) {
    if (first instanceof Node.Call(var name, var mine)
        && second instanceof Node.Call(var other, var theirs)
        && name.equals(other)
        && mine.size() == 1
        && theirs.size() == 1
        && mine.getFirst() instanceof Node.Sym to
        && theirs.getFirst() instanceof Node.Sym from) {
      return contains(value, to) ? null : replaced(value, from, to);
    }
    return null;
  }

  private static boolean contains(Node node, Node.Sym symbol) {
    return !replaced(node, symbol, new Node.Sym(symbol.name() + "′")).equals(node);
  }

  private static Node replaced(Node node, Node.Sym from, Node.Sym to) {
    return switch (node) {
      case Node.Sym symbol -> symbol.equals(from) ? to : symbol;
      case Node.Sum(var terms) -> new Node.Sum(all(terms, from, to));
      case Node.Product(var factors) -> new Node.Product(all(factors, from, to));
      case Node.Power(var base, var exponent) ->
          new Node.Power(replaced(base, from, to), replaced(exponent, from, to));
      case Node.Call(var name, var arguments) -> new Node.Call(name, all(arguments, from, to));
      default -> node;
    };
  }

  private static List<Node> all(List<Node> nodes, Node.Sym from, Node.Sym to) {
    var replaced = new ArrayList<Node>();
    nodes.forEach(each -> replaced.add(replaced(each, from, to)));
    return replaced;
  }
}
