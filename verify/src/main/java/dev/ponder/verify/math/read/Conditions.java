package dev.ponder.verify.math.read;

import java.util.List;

/// Descriptions of sets of reals that a word joins.
final class Conditions {
  private Conditions() {}

  /// Whether a node is an inequality or an interval without end.
  static boolean describesReals(Node node) {
    return switch (node) {
      case Node.Relation(var _, var signs) ->
          signs.stream().allMatch(sign -> sign.ordering() || sign == Sign.UNEQUAL);
      case Node.Bracket(var _, var _, var items) ->
          items.stream().anyMatch(each -> each.toString().contains("∞"));
      default -> false;
    };
  }

  /// Inequalities joined by a word: `x < 1 or x > 2` is a union, with `and` it is what they share.
  static Node joined(List<Node> items, char joined) {
    boolean intervals = items.getFirst() instanceof Node.Bracket;
    Node node = items.getFirst();
    for (Node each : items.subList(1, items.size())) {
      node = new Node.Join(joined == 'o' || intervals ? '∪' : '∩', node, each);
    }
    return node;
  }
}
