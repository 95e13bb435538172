package dev.ponder.verify.math.compare;

import dev.ponder.verify.math.read.Node;
import java.util.List;

/// Digits in another base, anywhere in an expression.
final class Based {
  private Based() {}

  static boolean in(Node node) {
    return switch (node) {
      case Node.Based _ -> true;
      case Node.Sum(var terms) -> any(terms);
      case Node.Product(var factors) -> any(factors);
      case Node.Power(var base, var exponent) -> in(base) || in(exponent);
      case Node.Call(var _, var arguments) -> any(arguments);
      case Node.Measured(var value, var _) -> in(value);
      default -> false;
    };
  }

  private static boolean any(List<Node> nodes) {
    for (Node each : nodes) {
      if (in(each)) {
        return true;
      }
    }
    return false;
  }
}
