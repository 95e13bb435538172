package dev.ponder.verify.math.exact;

import dev.ponder.verify.math.read.Node;
import java.util.List;

/// A text for any node under which equal ones meet: expressions by their normal form, everything
/// else by its parts in order.
public final class Keys {
  private final Algebra algebra;
  private final Effort effort;

  public Keys(Algebra algebra, Effort effort) {
    this.algebra = algebra;
    this.effort = effort;
  }

  public String of(Node node) {
    effort.spend(4);
    return switch (node) {
      case Node.Bracket(var open, var close, var items) -> open + all(items) + close;
      case Node.Braces(var items) -> "{" + all(items) + "}";
      case Node.Sequence(var items) -> all(items);
      case Node.Matrix(var rows) -> {
        var out = new StringBuilder("matrix");
        rows.forEach(row -> out.append('[').append(all(row)).append(']'));
        yield out.toString();
      }
      case Node.Relation(var terms, var signs) -> {
        var out = new StringBuilder(of(terms.getFirst()));
        for (int i = 0; i < signs.size(); i++) {
          out.append(' ').append(signs.get(i)).append(' ').append(of(terms.get(i + 1)));
        }
        yield out.toString();
      }
      case Node.Join(var operator, var left, var right) -> of(left) + operator + of(right);
      case Node.Builder(var element, var conditions) ->
          "{" + of(element) + "|" + all(conditions) + "}";
      case Node.Words(var text) -> "\"" + text + "\"";
      case Node.Ratio(var parts) -> "ratio" + all(parts);
      case Node.PlusMinus(var left, var right, var plus) ->
          of(left) + (plus ? "±" : "∓") + of(right);
      case Node.Sym(var name) -> name;
      case Node.Shape(var name, var parts) when !name.isEmpty() && name.charAt(0) > 127 ->
          name + all(parts);
      default -> algebra.of(node).key();
    };
  }

  private String all(List<Node> nodes) {
    var out = new StringBuilder();
    for (Node each : nodes) {
      out.append(of(each)).append(',');
    }
    return out.toString();
  }
}
