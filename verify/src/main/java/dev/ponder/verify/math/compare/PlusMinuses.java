package dev.ponder.verify.math.compare;

import dev.ponder.verify.math.read.Node;
import java.util.ArrayList;
import java.util.List;

/// `±` spelled out. Signs are independent (`±1 ± 2` are four numbers) unless `∓` ties them.
final class PlusMinuses {
  private static final int MOST = 4;

  private final List<Boolean> signs;
  private final boolean tied;
  private int next;

  private PlusMinuses(List<Boolean> signs, boolean tied) {
    this.signs = signs;
    this.tied = tied;
  }

  /// The answers that a node with `±` stands for; the node alone if it has none.
  static List<Node> expand(Node node) {
    int count = count(node, false);
    if (count == 0 || count > MOST) {
      return List.of(node);
    }
    boolean tied = count(node, true) > 0;
    var answers = new ArrayList<Node>();
    for (int bits = 0; bits < 1 << (tied ? 1 : count); bits++) {
      var signs = new ArrayList<Boolean>();
      for (int i = 0; i < count; i++) {
        signs.add((bits >> (tied ? 0 : i) & 1) == 0);
      }
      answers.add(new PlusMinuses(signs, tied).chosen(node));
    }
    return answers;
  }

  private static int count(Node node, boolean minusFirst) {
    int inside =
        switch (node) {
          case Node.PlusMinus(var left, var right, var plus) ->
              (minusFirst && plus ? 0 : 1) + count(left, minusFirst) + count(right, minusFirst);
          case Node.Sum(var terms) -> total(terms, minusFirst);
          case Node.Product(var factors) -> total(factors, minusFirst);
          case Node.Power(var base, var exponent) ->
              count(base, minusFirst) + count(exponent, minusFirst);
          case Node.Call(var _, var arguments) -> total(arguments, minusFirst);
          case Node.Bracket(var _, var _, var items) -> total(items, minusFirst);
          case Node.Measured(var value, var _) -> count(value, minusFirst);
          case Node.Relation(var terms, var _) -> total(terms, minusFirst);
          default -> 0;
        };
    return inside;
  }

  private static int total(List<Node> nodes, boolean minusFirst) {
    int total = 0;
    for (Node each : nodes) {
      total += count(each, minusFirst);
    }
    return total;
  }

  private Node chosen(Node node) {
    return switch (node) {
      case Node.PlusMinus(var left, var right, var plus) -> {
        Node before = chosen(left);
        boolean first = signs.get(next++);
        Node after = chosen(right);
        boolean positive = tied ? first == plus : first;
        Node signed = positive ? after : new Node.Product(List.of(Node.Num.of(-1), after));
        yield before.equals(Node.Num.of(0)) ? signed : new Node.Sum(List.of(before, signed));
      }
      case Node.Sum(var terms) -> new Node.Sum(all(terms));
      case Node.Product(var factors) -> new Node.Product(all(factors));
      case Node.Power(var base, var exponent) -> new Node.Power(chosen(base), chosen(exponent));
      case Node.Call(var name, var arguments) -> new Node.Call(name, all(arguments));
      case Node.Bracket(var open, var close, var items) ->
          new Node.Bracket(open, close, all(items));
      case Node.Measured(var value, var unit) -> new Node.Measured(chosen(value), unit);
      case Node.Relation(var terms, var relation) -> new Node.Relation(all(terms), relation);
      default -> node;
    };
  }

  private List<Node> all(List<Node> nodes) {
    var chosen = new ArrayList<Node>();
    for (Node each : nodes) {
      chosen.add(chosen(each));
    }
    return chosen;
  }
}
