package dev.ponder.verify.math.probe;

import dev.ponder.verify.math.read.Node;
import java.util.List;
import java.util.Set;

/// What an expression is made of.
public final class Symbols {
  private Symbols() {}

  /// Adds the names of all variables, and `i`.
  ///
  /// @return false if the node has parts that can't be evaluated
  public static boolean collect(Node node, Set<String> into) {
    return switch (node) {
      case Node.Num _, Node.Based _ -> true;
      case Node.Sym(var name) -> {
        if (!name.equals("π") && !name.equals("e") && !name.equals("°")) {
          into.add(name);
        }
        yield !name.equals("∞");
      }
      case Node.Sum(var terms) -> all(terms, into);
      case Node.Product(var factors) -> all(factors, into);
      case Node.Power(var base, var exponent) -> collect(base, into) & collect(exponent, into);
      case Node.Call(var _, var arguments) -> all(arguments, into);
      case Node.Measured(var value, var _) -> collect(value, into);
      case Node.Ratio(var parts) -> all(parts, into);
      case Node.Shape(var _, var parts) -> {
        all(parts, into);
        yield false;
      }
      default -> false;
    };
  }

  private static boolean all(List<Node> nodes, Set<String> into) {
    boolean plain = true;
    for (Node each : nodes) {
      plain &= collect(each, into);
    }
    return plain;
  }

  /// Bits of the longest number written out.
  static int longestNumber(Node node) {
    return switch (node) {
      case Node.Num(var value) -> value.bits();
      case Node.Sum(var terms) -> longest(terms);
      case Node.Product(var factors) -> longest(factors);
      case Node.Power(var base, var exponent) ->
          Math.max(longestNumber(base), longestNumber(exponent));
      case Node.Call(var _, var arguments) -> longest(arguments);
      case Node.Measured(var value, var _) -> longestNumber(value);
      default -> 0;
    };
  }

  private static int longest(List<Node> nodes) {
    int longest = 0;
    for (Node each : nodes) {
      longest = Math.max(longest, longestNumber(each));
    }
    return longest;
  }
}
