package dev.ponder.verify.math.compare;

import dev.ponder.verify.math.read.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// `f(n) = n + 1` is `f(x) = x + 1`: the argument of a definition may have any name, and so may the
/// constant of an integral.
final class Renaming {
  private static final Node.Sym CAPITAL = new Node.Sym("C");
  private static final Node.Sym SMALL = new Node.Sym("c");
  private static final Set<String> UNKNOWNS = Set.of("x", "y", "t", "u", "s", "z", "θ");
  private static final Set<String> CONSTANTS = Set.of("e", "π", Node.LOG_BASE.name());

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

  /// The second of two antiderivatives with its constant named as in the first: `e^x + c` is `e^x +
  /// C`. The second itself if they aren't two sums of one unknown and `C`.
  static Node constant(Node first, Node second) {
    if (!(first instanceof Node.Sum(var mine)) || !(second instanceof Node.Sum(var theirs))) {
      return second;
    }
    boolean capital = mine.contains(CAPITAL) && theirs.contains(SMALL);
    boolean small = mine.contains(SMALL) && theirs.contains(CAPITAL);
    if (!capital && !small) {
      return second;
    }
    Node.Sym to = capital ? CAPITAL : SMALL;
    Node.Sym from = capital ? SMALL : CAPITAL;
    var names = new TreeSet<String>();
    List<Node> rest = theirs.stream().filter(each -> !each.equals(from)).toList();
    boolean plain = rest.size() == theirs.size() - 1 && names(rest, names);
    names.removeAll(CONSTANTS);
    boolean unknown = names.size() == 1 && UNKNOWNS.contains(names.first());
    return plain && unknown ? replaced(second, from, to) : second;
  }

  /// Collects the names in nodes; false if not all can be told.
  private static boolean names(List<Node> nodes, Set<String> names) {
    boolean all = true;
    for (Node each : nodes) {
      all &=
          switch (each) {
            case Node.Num _ -> true;
            case Node.Sym(var name) -> {
              names.add(name);
              yield true;
            }
            case Node.Sum(var terms) -> names(terms, names);
            case Node.Product(var factors) -> names(factors, names);
            case Node.Power(var base, var exponent) -> names(List.of(base, exponent), names);
            case Node.Call(var _, var arguments) -> names(arguments, names);
            default -> false;
          };
    }
    return all;
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
