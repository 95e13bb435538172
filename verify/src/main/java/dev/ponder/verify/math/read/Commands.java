package dev.ponder.verify.math.read;

import static dev.ponder.verify.math.read.Cursor.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Operands that start with a backslash.
final class Commands {
  private static final Set<String> MATRICES =
      Set.of("matrix", "pmatrix", "bmatrix", "Bmatrix", "smallmatrix", "array", "psmallmatrix");

  private final Parser parser;
  private final Operands operands;
  private final Cursor cursor;

  Commands(Parser parser, Operands operands) {
    this.parser = parser;
    this.operands = operands;
    this.cursor = parser.cursor;
  }

  /// The operand that the command here begins.
  Node read() {
    String command = cursor.command();
    if (command == null) {
      char next = cursor.at(cursor.at + 1);
      if (next == '{') {
        cursor.at += 2;
        return set();
      }
      if (next == '|') {
        cursor.at += 2;
        return enclosed("norm", "|");
      }
      throw new Unreadable("can't be read from " + cursor.place());
    }
    cursor.at += command.length() + 1;
    return switch (command) {
      case "frac", "dfrac", "tfrac", "cfrac" -> fraction();
      case "sqrt" -> root();
      case "binom", "dbinom", "tbinom" ->
          new Node.Call("binom", List.of(parser.argument(), parser.argument()));
      case "lfloor" -> enclosed("floor", "\\rfloor");
      case "lceil" -> enclosed("ceil", "\\rceil");
      case "lvert", "vert" -> enclosed("abs", command.equals("vert") ? "\\vert" : "\\rvert");
      case "lVert", "Vert" -> enclosed("norm", command.equals("Vert") ? "\\Vert" : "\\rVert");
      case "langle" -> angles();
      case "lbrace" -> set();
      case "begin" -> environment();
      case "emptyset", "varnothing" -> new Node.Braces(List.of());
      case "ldots", "dots", "cdots", "dotsc", "dotsb", "vdots", "ddots" ->
          new Node.Shape("…", List.of());
      case "angle", "measuredangle", "triangle" -> named(command);
      case "degree", "circ" -> new Node.Sym("°");
      case "mathbb" -> numbers();
      case "textcolor" -> {
        cursor.rawArgument();
        yield parser.argument();
      }
      case "color" -> {
        cursor.rawArgument();
        yield operands.read();
      }
      case "pmod", "mod", "bmod" -> new Node.Shape("mod", List.of(parser.argument()));
      default -> other(command);
    };
  }

  private Node other(String command) {
    if (Ink.TEXT.contains(command)) {
      return text(command);
    }
    if (Ink.FACE.contains(command)) {
      return face();
    }
    if (Ink.ACCENT.contains(command)) {
      return operands.symbol(command + ":" + bare(cursor.rawArgument()));
    }
    String function = Vocabulary.FUNCTIONS.get(command);
    if (function != null) {
      return operands.call(function);
    }
    String shape = Ink.SHAPES.get(command);
    if (shape != null) {
      return shape(shape);
    }
    String symbol = Vocabulary.SYMBOLS.get(command);
    if (symbol != null && command.length() > 1) {
      return operands.symbol(symbol);
    }
    if (command.equals("phantom") || command.equals("hphantom") || command.equals("vphantom")) {
      throw new Unreadable("hidden text");
    }
    return operands.symbol("\\" + command);
  }

  private Node fraction() {
    int start = cursor.at;
    String above = bare(cursor.rawArgument());
    String below = cursor.ended() ? "" : bare(cursor.rawArgument());
    if (differential(above) && differential(below) && below.length() > 1) {
      return operands.symbol("d(" + above + "/" + below + ")");
    }
    cursor.at = start;
    Node numerator = parser.argument();
    return Factors.divided(numerator, parser.argument());
  }

  private static boolean differential(String text) {
    return (text.startsWith("d") || text.startsWith("\\partial"))
        && text.length() <= 14
        && text.chars().noneMatch(c -> c == '+' || c == '(' || c == '-');
  }

  private static String bare(String raw) {
    var out = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != ' ' && c != '{' && c != '}' && c != '~') {
        out.append(c);
      }
    }
    if (out.length() > 40) {
      return out.substring(0, 40) + out.length();
    }
    return out.toString();
  }

  private Node root() {
    if (cursor.peek() == '[') {
      cursor.at++;
      parser.brackets++;
      Node degree = parser.sum();
      cursor.expect(']');
      parser.brackets--;
      return new Node.Power(radicand(), Factors.divided(Node.Num.of(1), degree));
    }
    return Operands.root(radicand(), 2);
  }

  /// A root without braces covers the whole number after it, as people mean it.
  private Node radicand() {
    char c = cursor.peek();
    return c == '(' || Cursor.digit(c) ? operands.read() : parser.argument();
  }

  private Node enclosed(String function, String close) {
    int outer = parser.bars;
    parser.bars = close.equals("\\vert") || close.equals("\\Vert") || close.equals("|") ? 1 : 0;
    Node inside = parser.sum();
    cursor.skip();
    String end = close.equals("|") ? "\\|" : close;
    if (!cursor.text.startsWith(end, cursor.at)) {
      throw new Unreadable("expected " + end + " at " + cursor.place());
    }
    cursor.at += end.length();
    parser.bars = outer;
    return new Node.Call(function, List.of(inside));
  }

  private Node angles() {
    parser.brackets++;
    List<Node> items = parser.items();
    if (!cursor.takeCommand("rangle")) {
      throw new Unreadable("expected \\rangle at " + cursor.place());
    }
    parser.brackets--;
    return Operands.bracket('⟨', '⟩', items);
  }

  /// A set: its elements, or an element and its conditions.
  private Node set() {
    int outer = parser.brackets;
    int outerBars = parser.bars;
    parser.brackets = 0;
    parser.bars = 0;
    parser.sets++;
    Node set;
    if (closesSet()) {
      set = new Node.Braces(List.of());
    } else {
      List<Node> items = parser.items();
      if (cursor.takeCommand("mid")
          || cursor.take('|')
          || cursor.take(':')
          || cursor.takeCommand("colon")) {
        if (items.size() != 1) {
          throw new Unreadable("a condition after several elements");
        }
        set = new Node.Builder(items.getFirst(), List.copyOf(parser.items()));
      } else {
        set = new Node.Braces(List.copyOf(items));
      }
      if (!closesSet()) {
        throw new Unreadable("a set isn't closed at " + cursor.place());
      }
    }
    parser.sets--;
    parser.brackets = outer;
    parser.bars = outerBars;
    return set;
  }

  private boolean closesSet() {
    if (cursor.peek() == '\\' && cursor.at(cursor.at + 1) == '}') {
      cursor.at += 2;
      return true;
    }
    return cursor.takeCommand("rbrace");
  }

  private Node environment() {
    String name = cursor.rawArgument().strip();
    if (name.endsWith("*")) {
      name = name.substring(0, name.length() - 1);
    }
    if (name.equals("array")) {
      cursor.rawArgument();
    }
    int outer = parser.brackets;
    int outerBars = parser.bars;
    parser.brackets = 1;
    parser.bars = 0;
    var rows = new ArrayList<List<Node>>();
    var row = new ArrayList<Node>();
    int cells = 0;
    while (true) {
      if (++cells > Limits.ITEMS) {
        throw new Unreadable("more than " + Limits.ITEMS + " elements");
      }
      if (!row.isEmpty() || !atEnd()) {
        row.add(atBreak() ? new Node.Shape("", List.of()) : parser.list());
      }
      if (cursor.take('&')) {
        continue;
      }
      if (!row.isEmpty()) {
        rows.add(List.copyOf(row));
        row.clear();
      }
      if (cursor.peek() == '\\' && cursor.at(cursor.at + 1) == '\\') {
        cursor.at += 2;
        if (cursor.at(cursor.at) == '[') {
          cursor.at = Math.max(cursor.at, cursor.text.indexOf(']', cursor.at) + 1);
        }
        continue;
      }
      if (cursor.takeCommand("end")) {
        cursor.rawArgument();
        break;
      }
      throw new Unreadable("a row can't be read from " + cursor.place());
    }
    parser.brackets = outer;
    parser.bars = outerBars;
    if (MATRICES.contains(name)) {
      return matrix(rows);
    }
    if (name.equals("vmatrix")) {
      return new Node.Shape("determinant", List.of(matrix(rows)));
    }
    if (name.equals("aligned")
        || name.equals("align")
        || name.equals("gathered")
        || name.equals("split")) {
      if (rows.size() == 1 && rows.getFirst().size() == 1) {
        return rows.getFirst().getFirst();
      }
    }
    var parts = new ArrayList<Node>();
    rows.forEach(each -> parts.add(new Node.Sequence(each)));
    return new Node.Shape(name, List.copyOf(parts));
  }

  private boolean atEnd() {
    return "end".equals(cursor.command());
  }

  private boolean atBreak() {
    char c = cursor.peek();
    return c == '&' || c == '\\' && cursor.at(cursor.at + 1) == '\\' || atEnd();
  }

  private static Node matrix(List<List<Node>> rows) {
    if (rows.isEmpty()) {
      throw new Unreadable("an empty matrix");
    }
    for (List<Node> each : rows) {
      if (each.size() != rows.getFirst().size()) {
        throw new Unreadable("a matrix with rows of different length");
      }
    }
    return new Node.Matrix(List.copyOf(rows));
  }

  /// `∠ABC` is one name.
  private Node named(String command) {
    cursor.skip();
    String letters = cursor.word();
    if (letters.length() > 4) {
      throw new Unreadable("the name '" + letters + "'");
    }
    cursor.at += letters.length();
    while (cursor.peek() != Cursor.END && letters.length() < 4 && letter(cursor.peek())) {
      letters += cursor.at(cursor.at++);
    }
    return operands.symbol((command.equals("triangle") ? "△" : "∠") + letters);
  }

  private Node numbers() {
    String letter = cursor.rawArgument().strip();
    String symbol = Vocabulary.SYMBOLS.get(letter);
    String name = symbol == null ? letter : symbol;
    if (name.isEmpty() || Cursor.digit(name.charAt(0))) {
      throw new Unreadable("the set '" + name + "'");
    }
    if (cursor.peek() == '^') {
      int start = cursor.at++;
      String sign = cursor.rawArgument().strip();
      if (sign.equals("+") || sign.equals("-")) {
        return new Node.Sym(name + sign);
      }
      cursor.at = start;
    }
    if (cursor.peek() == '_') {
      cursor.at++;
      return new Node.Sym(name + bare(cursor.rawArgument()));
    }
    return new Node.Sym(name);
  }

  /// A command that only sets a face: what it holds is read as mathematics, or as words.
  private Node face() {
    return cursor.peek() == '{' ? nested(cursor.rawArgument()) : parser.argument();
  }

  private Node nested(String inside) {
    parser.enter();
    try {
      var inner = new Parser(inside, false);
      inner.inherit(parser);
      Node node = inner.all();
      return node;
    } catch (Unreadable e) {
      return words(inside, e);
    } finally {
      parser.leave();
    }
  }

  private static Node words(String inside, Unreadable reason) {
    if (wordy(inside)) {
      return new Node.Words(inside.strip());
    }
    throw reason;
  }

  /// Letters, spaces and the marks between words, nothing that computes.
  static boolean wordy(String text) {
    boolean letters = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      letters |= letter(c) || c > 127;
      if (!letter(c) && " ,.'-()/~:;\"?".indexOf(c) < 0 && c < 128) {
        return false;
      }
    }
    return letters;
  }

  private Node text(String command) {
    String inside = cursor.rawArgument().replace('~', ' ').strip();
    Node based = Bases.enclosed(cursor, inside);
    if (based != null) {
      return based;
    }
    if (inside.length() == 1 && letter(inside.charAt(0))) {
      return operands.symbol(inside);
    }
    String function = Vocabulary.FUNCTIONS.get(inside);
    if (function != null && inside.length() > 1 && cursor.peek() != Cursor.END) {
      return operands.call(function);
    }
    if (inside.isEmpty()) {
      throw new Unreadable("empty text");
    }
    boolean words =
        wordy(inside)
            && inside.length() > 1
            && inside.toLowerCase(Locale.ROOT).chars().filter(c -> c >= 'a' && c <= 'z').count()
                > 1;
    if (command.equals("operatorname") || words) {
      return new Node.Words(inside);
    }
    return nested(inside);
  }

  /// An integral, sum, product or limit: bounds and body.
  private Node shape(String name) {
    var parts = new ArrayList<Node>();
    for (int i = 0; i < 2; i++) {
      char c = cursor.peek();
      if (c == '_' || c == '^') {
        cursor.at++;
        parts.add(new Node.Shape(String.valueOf(c), List.of(parser.argument())));
      }
    }
    if (!operands.ahead() && cursor.peek() != '-') {
      throw new Unreadable(name + " of nothing");
    }
    var factors = new ArrayList<Node>();
    do {
      factors.add(parser.factor());
      parser.count();
      cursor.take('*');
      if (!cursor.takeCommand("cdot")) {
        cursor.takeCommand("times");
      }
    } while (operands.ahead());
    parts.add(factors.size() == 1 ? factors.getFirst() : new Node.Product(List.copyOf(factors)));
    return new Node.Shape(name, List.copyOf(parts));
  }
}
