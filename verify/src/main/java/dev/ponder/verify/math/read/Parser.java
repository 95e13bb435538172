package dev.ponder.verify.math.read;

import static dev.ponder.verify.math.read.Cursor.digit;
import static dev.ponder.verify.math.read.Cursor.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads one answer by descent, at most [Limits#DEPTH] deep.
///
/// From loose to tight: lists, relations, unions of sets, ratios, sums, products (written or by
/// standing side by side), powers, operands.
final class Parser {
  static final Node MINUS_ONE = Node.Num.of(-1);

  final Cursor cursor;
  final Numerals numerals;
  private final Operands operands;
  private final Signs signs;
  private int depth;
  private int nodes;

  /// The last word that joined two answers: `a` for and, `o` for or.
  private char connective = ' ';

  /// Brackets around the place: inside, a comma never separates thousands.
  int brackets;

  /// Bars around the place: the next one closes.
  int bars;

  /// Set brackets around the place: a bar there begins the condition.
  int sets;

  Parser(String text, boolean commas) {
    cursor = new Cursor(text);
    numerals = new Numerals(cursor, commas);
    operands = new Operands(this);
    signs = new Signs(cursor);
  }

  /// The whole text as one answer.
  Node all() {
    Node node = list();
    if (!cursor.ended()) {
      cursor.take('.');
    }
    if (!cursor.ended()) {
      throw new Unreadable("can't be read from " + cursor.place());
    }
    return node;
  }

  /// Counts on from the parser that this one works for.
  void inherit(Parser outer) {
    depth = outer.depth;
    nodes = outer.nodes;
  }

  void enter() {
    if (++depth > Limits.DEPTH) {
      throw new Unreadable("nested deeper than " + Limits.DEPTH);
    }
  }

  void leave() {
    depth--;
  }

  void count() {
    if (++nodes > Limits.NODES) {
      throw new Unreadable("more than " + Limits.NODES + " parts");
    }
  }

  /// Answers separated by commas, semicolons, `and` or `or`; a single one is itself.
  Node list() {
    enter();
    char outer = connective;
    connective = ' ';
    var items = items();
    char joined = connective;
    connective = outer;
    leave();
    if (items.size() == 1) {
      return items.getFirst();
    }
    return joined != ' ' && items.stream().allMatch(Conditions::describesReals)
        ? Conditions.joined(items, joined)
        : new Node.Sequence(List.copyOf(items));
  }

  List<Node> items() {
    var items = new ArrayList<Node>();
    items.add(relation());
    while (separator()) {
      if (closing(cursor.peek())) {
        break;
      }
      if (items.size() >= Limits.ITEMS) {
        throw new Unreadable("more than " + Limits.ITEMS + " elements");
      }
      items.add(relation());
    }
    return items;
  }

  private boolean closing(char c) {
    return c == Cursor.END || c == ')' || c == ']' || c == '}' || c == '.' && ends(cursor.at + 1);
  }

  private boolean ends(int from) {
    for (int i = from; i < cursor.text.length(); i++) {
      if (cursor.text.charAt(i) != ' ') {
        return false;
      }
    }
    return true;
  }

  private boolean separator() {
    boolean found = false;
    while (true) {
      char c = cursor.peek();
      if (c == ',' || c == ';') {
        cursor.at++;
        found = true;
      } else if (Vocabulary.connective(cursor.word())) {
        connective = cursor.word().toLowerCase(Locale.ROOT).charAt(0);
        cursor.at += cursor.word().length();
        found = true;
      } else {
        String command = cursor.command();
        if (command == null
            || !(Ink.TEXT.contains(command)
                || command.equals("land")
                || command.equals("lor")
                || command.equals("wedge")
                || command.equals("vee"))) {
          return found;
        }
        int start = cursor.at;
        cursor.at += command.length() + 1;
        if (command.equals("lor") || command.equals("vee")) {
          connective = 'o';
        } else if (command.equals("land") || command.equals("wedge")) {
          connective = 'a';
        }
        if (Ink.TEXT.contains(command)) {
          String inside = cursor.rawArgument().strip();
          String bare = inside.endsWith(",") ? inside.substring(0, inside.length() - 1) : inside;
          bare = bare.startsWith(",") ? bare.substring(1).strip() : bare;
          if (!Vocabulary.connective(bare) && !bare.isEmpty()) {
            cursor.at = start;
            return found;
          }
          connective = bare.isEmpty() ? connective : bare.toLowerCase(Locale.ROOT).charAt(0);
        }
        found = true;
      }
    }
  }

  /// `a = b < c`, or a single expression.
  Node relation() {
    cursor.take('=');
    if (signs.ahead() == Sign.ABOUT) {
      signs.take();
      return new Node.Shape("≈", List.of(union()));
    }
    Node first = union();
    if (signs.ahead() == null) {
      return first;
    }
    var terms = new ArrayList<Node>();
    var between = new ArrayList<Sign>();
    terms.add(first);
    while (signs.ahead() != null) {
      between.add(signs.take());
      terms.add(union());
      count();
    }
    return new Node.Relation(List.copyOf(terms), List.copyOf(between));
  }

  /// Sets joined by `∪`, `∩` and `\`.
  private Node union() {
    Node left = ratio();
    while (true) {
      char operator = joinAhead(left);
      if (operator == Cursor.END) {
        return left;
      }
      count();
      left = new Node.Join(operator, left, ratio());
    }
  }

  private char joinAhead(Node left) {
    String command = cursor.command();
    if (command != null) {
      char operator =
          switch (command) {
            case "cup" -> '∪';
            case "cap" -> '∩';
            case "setminus", "backslash", "smallsetminus" -> '\\';
            default -> Cursor.END;
          };
      if (operator != Cursor.END) {
        cursor.at += command.length() + 1;
      }
      return operator;
    }
    boolean set =
        left instanceof Node.Bracket || left instanceof Node.Braces || left instanceof Node.Join;
    String word = set ? cursor.word() : "";
    if (word.equals("U") || word.equals("union")) {
      cursor.at += word.length();
      return '∪';
    }
    return Cursor.END;
  }

  private Node ratio() {
    Node first = sum();
    if (cursor.peek() != ':' || cursor.at(cursor.at + 1) == '=' || sets > 0 && brackets == 0) {
      return first;
    }
    var parts = new ArrayList<Node>();
    parts.add(first);
    boolean time = false;
    while (cursor.peek() == ':' && cursor.at(cursor.at + 1) != '=') {
      cursor.at++;
      time |= cursor.peek() == '0' && digit(cursor.at(cursor.at + 1));
      parts.add(sum());
      count();
    }
    // `3:05` is a time of day and no ratio.
    return time ? new Node.Shape(":", List.copyOf(parts)) : new Node.Ratio(List.copyOf(parts));
  }

  Node sum() {
    enter();
    Node left = null;
    var terms = new ArrayList<Node>();
    if (plusMinusAhead() != 0) {
      boolean plus = takePlusMinus();
      left = new Node.PlusMinus(Node.Num.of(0), term(), plus);
    } else {
      cursor.take('+');
      left = term();
    }
    terms.add(left);
    while (true) {
      char c = cursor.peek();
      if (c == '+' || c == '-') {
        cursor.at++;
        cursor.take('+');
        Node next = term();
        Factors.add(terms, c, next);
        count();
      } else if (plusMinusAhead() != 0) {
        boolean plus = takePlusMinus();
        Node before = Factors.added(terms);
        terms.clear();
        terms.add(new Node.PlusMinus(before, term(), plus));
        count();
      } else {
        break;
      }
    }
    leave();
    return Factors.added(terms);
  }

  private int plusMinusAhead() {
    String command = cursor.command();
    if (command != null) {
      return command.equals("pm") ? 1 : command.equals("mp") ? -1 : 0;
    }
    return cursor.text.startsWith("+/-", cursor.at) ? 1 : 0;
  }

  private boolean takePlusMinus() {
    int sign = plusMinusAhead();
    cursor.at += 3;
    return sign > 0;
  }

  /// A product, with the unit after it.
  private Node term() {
    var factors = new ArrayList<Node>();
    factors.add(factor());
    boolean quotient = false;
    while (true) {
      char c = cursor.at(cursor.at);
      boolean tight = c != ' ' && c != '~';
      c = cursor.peek();
      String command = c == '\\' ? cursor.command() : null;
      if (Factors.cross(cursor, c, factors.getLast())) {
        cursor.at++;
        factors.add(factor());
      } else if (c == '/' && Factors.wordsBehind(cursor)) {
        Node measured = Factors.measured(cursor, factors);
        if (measured == null) {
          throw new Unreadable("a rate that can't be read at " + cursor.place());
        }
        return measured;
      } else if (c == '*' || Factors.isTimes(command)) {
        cursor.at += command == null ? 1 : command.length() + 1;
        boolean vector = "times".equals(command) && Factors.vectorAhead(cursor);
        Node next = factor();
        if (vector) {
          factors.set(factors.size() - 1, Factors.crossed(factors.getLast(), next));
        } else {
          factors.add(next);
        }
        quotient = false;
      } else if (c == '/' || "div".equals(command)) {
        cursor.at += command == null ? 1 : command.length() + 1;
        int last = factors.size() - 1;
        Node below = factor();
        Node above = factors.get(last);
        quotient = c == '/' && !(above instanceof Node.Num && below instanceof Node.Num);
        factors.set(last, Factors.divided(above, below));
      } else {
        Node measured = Factors.measured(cursor, factors);
        if (measured != null) {
          return measured;
        }
        if (!operands.ahead()) {
          break;
        }
        if (quotient && tight) {
          throw new Unreadable(
              "a quotient with two readings, as a/bc has, before " + cursor.place());
        }
        boolean written = Factors.writtenNumber(cursor);
        Node next = factor();
        if (written && Factors.begins(next) && Factors.written(factors.getLast())) {
          throw new Unreadable("two numbers side by side before " + cursor.place());
        }
        factors.add(next);
      }
      count();
    }
    return factors.size() == 1 ? factors.getFirst() : new Node.Product(List.copyOf(factors));
  }

  /// A signed power.
  Node factor() {
    enter();
    count();
    try {
      if (cursor.take('-')) {
        return Factors.negated(factor());
      }
      if (cursor.take('+')) {
        return factor();
      }
      return powered(operands.read());
    } finally {
      leave();
    }
  }

  /// What follows an operand tightly: powers, factorials, degrees, primes.
  Node powered(Node base) {
    Node node = base;
    for (int signs = 0; ; signs++) {
      if (signs > Limits.DEPTH) {
        throw new Unreadable("nested deeper than " + Limits.DEPTH);
      }
      char c = cursor.peek();
      if (c == '!' && cursor.at(cursor.at + 1) != '=') {
        cursor.at++;
        count();
        boolean doubled = cursor.at(cursor.at) == '!' && cursor.at(cursor.at + 1) != '=';
        cursor.at += doubled ? 1 : 0;
        node = new Node.Call(doubled ? "!!" : "!", List.of(node));
      } else if (c == '^' || c == '*' && cursor.at(cursor.at + 1) == '*') {
        cursor.at += c == '^' ? 1 : 2;
        count();
        node = raised(node);
      } else if (c == '%' || c == '\\' && cursor.at(cursor.at + 1) == '%') {
        cursor.at += c == '%' ? 1 : 2;
        if (node instanceof Node.Measured) {
          throw new Unreadable("a percent sign behind a unit");
        }
        node = new Node.Measured(node, Units.PERCENT);
      } else if (c == '\'') {
        cursor.at++;
        node = new Node.Call("'", List.of(node));
      } else {
        return node;
      }
    }
  }

  private Node raised(Node base) {
    Node turned = Factors.transposed(cursor, base);
    if (turned != null) {
      return turned;
    }
    char c = cursor.peek();
    int start = cursor.at;
    if (c == '{' || c == '\\') {
      String raw = cursor.rawArgument().strip();
      if (raw.equals("\\circ") || raw.equals("\\degree")) {
        return new Node.Measured(base, Units.DEGREES);
      }
      if (raw.startsWith("\\prime")) {
        return new Node.Call("'", List.of(base));
      }
      cursor.at = start;
    }
    return new Node.Power(base, exponent());
  }

  private Node exponent() {
    enter();
    try {
      if (cursor.take('-')) {
        return Factors.negated(exponent());
      }
      if (cursor.take('+')) {
        return exponent();
      }
      Node node = operands.read();
      // Towers lean to the right: 2^3^2 is 2^9.
      if (cursor.peek() == '^') {
        cursor.at++;
        return new Node.Power(node, exponent());
      }
      if (cursor.peek() == '*' && cursor.at(cursor.at + 1) == '*') {
        cursor.at += 2;
        return new Node.Power(node, exponent());
      }
      return node;
    } finally {
      leave();
    }
  }

  /// The argument of a command: a group, or one digit, letter or command.
  Node argument() {
    enter();
    count();
    try {
      char c = cursor.peek();
      if (c == '{') {
        return group();
      }
      if (digit(c)) {
        cursor.at++;
        return Node.Num.of(c - '0');
      }
      if (letter(c)) {
        cursor.at++;
        return operands.symbol(String.valueOf(c));
      }
      return operands.read();
    } finally {
      leave();
    }
  }

  /// What stands between braces; `{n \choose k}` too.
  Node group() {
    cursor.expect('{');
    int outer = brackets;
    int outerBars = bars;
    brackets = 0;
    bars = 0;
    String face = cursor.word().toLowerCase(Locale.ROOT);
    if (face.isEmpty() && "rm".equals(cursor.command())) {
      int end = cursor.groupEnd(cursor.at - 1);
      cursor.at += 3;
      String inside = cursor.text.substring(cursor.at, Math.min(end, cursor.text.length()));
      cursor.at = Math.min(end, cursor.text.length());
      cursor.expect('}');
      brackets = outer;
      bars = outerBars;
      return new Node.Words(inside.strip());
    }
    Node inside = list();
    if (cursor.takeCommand("choose")) {
      inside = new Node.Call("binom", List.of(inside, list()));
    } else if (cursor.takeCommand("over")) {
      inside = Factors.divided(inside, list());
    }
    cursor.expect('}');
    brackets = outer;
    bars = outerBars;
    return inside;
  }
}
