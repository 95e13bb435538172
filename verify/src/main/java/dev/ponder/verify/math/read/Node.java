package dev.ponder.verify.math.read;

import dev.ponder.verify.number.Rational;
import java.util.List;

/// An answer as a tree: a number or expression, or what holds several of them.
///
/// A difference is a sum with a product by -1, a quotient a product with a power of -1, a root a
/// power of a fraction.
public sealed interface Node {
  /// The base of `log` where none is written: ten in schools, e elsewhere. Nothing is known of it.
  Sym LOG_BASE = new Sym("log’s base");

  /// A number written out.
  record Num(Rational value) implements Node {
    public static Num of(long value) {
      return new Num(Rational.of(value));
    }
  }

  /// A variable, a constant (`π`, `e`, `i`, `∞`, `ℝ`) or a name such as `∠ABC`.
  record Sym(String name) implements Node {}

  record Sum(List<Node> terms) implements Node {}

  record Product(List<Node> factors) implements Node {}

  record Power(Node base, Node exponent) implements Node {}

  /// A function that can be computed (`sin`, `abs`, `floor`, `!`), or one that only has a name
  /// (`f`).
  record Call(String name, List<Node> arguments) implements Node {}

  /// `left ± right`, or `left ∓ right`.
  record PlusMinus(Node left, Node right, boolean plusFirst) implements Node {}

  /// What is only compared by its parts, never computed: an integral, a sum over an index, a limit.
  record Shape(String name, List<Node> parts) implements Node {}

  /// A tuple or an interval: which of the two, its brackets and its company decide.
  record Bracket(char open, char close, List<Node> items) implements Node {}

  /// A set written out.
  record Braces(List<Node> items) implements Node {}

  /// Several answers side by side.
  record Sequence(List<Node> items) implements Node {}

  record Matrix(List<List<Node>> rows) implements Node {}

  /// A chain such as `a < b <= c`; one sign fewer than terms.
  record Relation(List<Node> terms, List<Sign> signs) implements Node {}

  /// Sets put together: `∪`, `∩` or `\`.
  record Join(char operator, Node left, Node right) implements Node {}

  /// `{element | conditions}`.
  record Builder(Node element, List<Node> conditions) implements Node {}

  /// An answer in words.
  record Words(String text) implements Node {}

  /// A value with a unit; `%` and `°` are units that also have a value.
  record Measured(Node value, String unit) implements Node {}

  /// Digits in another base than ten.
  record Based(String digits, int base) implements Node {}

  /// `a : b`.
  record Ratio(List<Node> parts) implements Node {}
}
