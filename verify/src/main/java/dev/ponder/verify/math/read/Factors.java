package dev.ponder.verify.math.read;

import static dev.ponder.verify.math.read.Cursor.digit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What sums, products and quotients are made of, and what can be told of a factor by its looks.
final class Factors {
  private static final Set<String> VECTORS =
      Set.of("vec", "mathbf", "boldsymbol", "bm", "hat", "overrightarrow", "bold", "pmb");

  private static final Set<String> SETS = Set.of("ℝ", "ℕ", "ℤ", "ℚ", "ℂ");

  private static final Set<String> TRANSPOSED =
      Set.of("T", "\\top", "\\intercal", "\\text{T}", "\\mathrm{T}", "\\mathsf{T}");

  private Factors() {}

  static Node added(List<Node> terms) {
    return terms.size() == 1 ? terms.getFirst() : new Node.Sum(List.copyOf(terms));
  }

  static Node negated(Node node) {
    return node instanceof Node.Num(var value)
        ? new Node.Num(value.negated())
        : new Node.Product(List.of(Parser.MINUS_ONE, node));
  }

  /// Adds what stands behind a sign; a set that is taken away from a set isn't a number's opposite.
  static void add(List<Node> terms, char sign, Node next) {
    Node last = terms.getLast();
    boolean set =
        last instanceof Node.Sym(var name) && SETS.contains(name)
            || last instanceof Node.Braces
            || last instanceof Node.Join
            || last instanceof Node.Bracket;
    if (sign == '-' && set && next instanceof Node.Braces) {
      terms.set(terms.size() - 1, new Node.Join('\\', last, next));
    } else {
      terms.add(sign == '-' ? negated(next) : next);
    }
  }

  /// A row or matrix with the sign of its transposition behind it, `[1,2,3]^T`; null if there is
  /// none.
  static @Nullable Node transposed(Cursor cursor, Node base) {
    List<List<Node>> rows =
        switch (base) {
          case Node.Bracket(var open, var close, var items) ->
              open == '(' && close == ')' || open == '[' && close == ']'
                  ? List.of(items)
                  : List.of();
          case Node.Matrix(var lines) -> lines;
          default -> List.of();
        };
    if (rows.isEmpty()) {
      return null;
    }
    int start = cursor.at;
    String raw = cursor.ended() ? "" : cursor.rawArgument().strip();
    if (!TRANSPOSED.contains(raw) || Cursor.letter(cursor.at(cursor.at))) {
      cursor.at = start;
      return null;
    }
    int width = rows.getFirst().size();
    if (rows.stream().anyMatch(each -> each.size() != width)) {
      throw new Unreadable("rows of different length");
    }
    var columns = new ArrayList<List<Node>>();
    for (int i = 0; i < width; i++) {
      int column = i;
      columns.add(rows.stream().map(each -> each.get(column)).toList());
    }
    return new Node.Matrix(List.copyOf(columns));
  }

  static Node divided(Node above, Node below) {
    if (above instanceof Node.Num(var a) && below instanceof Node.Num(var b) && !b.isZero()) {
      return new Node.Num(a.over(b));
    }
    var inverse = new Node.Power(below, Parser.MINUS_ONE);
    return above.equals(Node.Num.of(1)) ? inverse : new Node.Product(List.of(above, inverse));
  }

  /// Whether an `x` here means times, as in `3 x 10^8`.
  static boolean cross(Cursor cursor, char c, Node before) {
    if (c != 'x' || !(before instanceof Node.Num) || !cursor.word().equals("x")) {
      return false;
    }
    int next = cursor.at + 1;
    while (cursor.at(next) == ' ') {
      next++;
    }
    return cursor.text.startsWith("10^", next);
  }

  /// Whether words follow the slash here: a rate, and no quotient.
  static boolean wordsBehind(Cursor cursor) {
    int start = cursor.at++;
    String command = cursor.command();
    boolean words = false;
    if (command != null && Ink.TEXT.contains(command)) {
      cursor.at += command.length() + 1;
      words = Commands.wordy(cursor.rawArgument());
    }
    cursor.at = start;
    return words;
  }

  /// Whether what starts here looks like a number: its digits, also in braces or in another face.
  /// One in brackets, a root or a fraction looks like a factor.
  static boolean writtenNumber(Cursor cursor) {
    char c = cursor.peek();
    String command = cursor.command();
    return digit(c)
        || c == '.'
        || c == '{'
        || command != null
            && (Ink.FACE.contains(command)
                || Ink.TEXT.contains(command)
                || command.endsWith("color"));
  }

  /// Whether a factor is written with digits alone, so that a number behind it isn't a factor but
  /// more digits, or nothing that can be read.
  static boolean written(Node node) {
    return switch (node) {
      case Node.Num _, Node.Based _ -> true;
      case Node.Measured(var value, var _) -> written(value);
      case Node.Product(var factors) -> written(factors.getLast());
      default -> false;
    };
  }

  /// Whether a factor begins with digits, as `10^2` does.
  static boolean begins(Node node) {
    return switch (node) {
      case Node.Power(var base, var _) -> begins(base);
      case Node.Call(var name, var arguments) when name.startsWith("!") ->
          begins(arguments.getFirst());
      default -> written(node);
    };
  }

  /// Whether a vector is written here: a letter with an arrow, or in bold.
  static boolean vectorAhead(Cursor cursor) {
    String command = cursor.command();
    if (command == null || !VECTORS.contains(command)) {
      return false;
    }
    int start = cursor.at;
    cursor.at += command.length() + 1;
    String inside = cursor.ended() ? "" : cursor.rawArgument().strip();
    cursor.at = start;
    return !inside.isEmpty() && (Cursor.letter(inside.charAt(0)) || inside.charAt(0) == '\\');
  }

  /// A product of vectors, whose order matters and which is no product of numbers.
  static Node crossed(Node first, Node second) {
    return new Node.Call("cross", List.of(first, second));
  }

  static boolean isTimes(@Nullable String command) {
    return command != null
        && (command.equals("cdot")
            || command.equals("times")
            || command.equals("ast")
            || command.equals("cdotp"));
  }

  /// The product so far with its unit, or null if none follows.
  static @Nullable Node measured(Cursor cursor, List<Node> factors) {
    Node value = factors.size() == 1 ? factors.getFirst() : new Node.Product(List.copyOf(factors));
    UnitPhrase.Found unit = UnitPhrase.after(cursor);
    if (unit == null) {
      return null;
    }
    for (long each : unit.factors()) {
      value = new Node.Product(List.of(value, Node.Num.of(each)));
    }
    return unit.unit().isEmpty() ? value : new Node.Measured(value, unit.unit());
  }
}
