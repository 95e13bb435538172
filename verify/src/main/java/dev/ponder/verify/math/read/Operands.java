package dev.ponder.verify.math.read;

import static dev.ponder.verify.math.read.Cursor.digit;
import static dev.ponder.verify.math.read.Cursor.letter;

import dev.ponder.verify.number.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Operands written with characters: numbers, names, brackets, bars. Commands go to [Commands].
final class Operands {
  private static final Node HALF = new Node.Num(Rational.of(1, 2));
  private static final String FUNCTION_LETTERS = "fghFGH";
  private static final Set<String> WORDS = Set.of("sqrt", "cbrt", "root", "frac", "choose");

  /// Commands at which an operand ends.
  private static final Set<String> CLOSERS =
      Set.of(
          "cup",
          "cap",
          "setminus",
          "smallsetminus",
          "backslash",
          "pm",
          "mp",
          "cdot",
          "cdotp",
          "times",
          "ast",
          "div",
          "end",
          "rfloor",
          "rceil",
          "rvert",
          "rVert",
          "rangle",
          "choose",
          "mid",
          "land",
          "lor",
          "wedge",
          "vee",
          "rbrace",
          "rbrack",
          "not",
          "colon",
          "over",
          "cr");

  private final Parser parser;
  private final Cursor cursor;
  private final Commands commands;

  Operands(Parser parser) {
    this.parser = parser;
    this.cursor = parser.cursor;
    this.commands = new Commands(parser, this);
  }

  /// Whether a run of letters is a function, constant or keyword.
  static boolean named(String word) {
    return Vocabulary.FUNCTIONS.containsKey(word)
        || Vocabulary.plainSymbol(word)
        || WORDS.contains(word);
  }

  /// Whether an operand can start here.
  boolean ahead() {
    char c = cursor.peek();
    if (digit(c) || c == '(' || c == '[' || c == '{') {
      return true;
    }
    if (c == '.') {
      return digit(cursor.at(cursor.at + 1));
    }
    if (letter(c)) {
      String word = cursor.word();
      boolean joins = word.equals("U") && opensSet(word.length());
      return !Vocabulary.connective(word) && !word.equals("in") && !word.equals("union") && !joins;
    }
    if (c == '|') {
      return parser.bars == 0 && !(parser.sets > 0 && parser.brackets == 0);
    }
    if (c == '\\') {
      String command = cursor.command();
      if (command == null) {
        return cursor.at(cursor.at + 1) == '{';
      }
      return !CLOSERS.contains(command)
          && !Vocabulary.RELATIONS.containsKey(command)
          && !(Ink.TEXT.contains(command) && !symbolText());
    }
    return c > 127;
  }

  /// Whether an interval or set follows, rather than the argument of a function `U`.
  private boolean opensSet(int after) {
    int i = cursor.at + after;
    while (cursor.at(i) == ' ') {
      i++;
    }
    if (cursor.at(i) == '\\' || cursor.at(i) == '{') {
      return true;
    }
    for (int end = i + 1; end < i + 60 && cursor.at(i) != Cursor.END; end++) {
      char c = cursor.at(end);
      if (c == ',' || c == ')' || c == ']' || c == Cursor.END) {
        return c == ',' && (cursor.at(i) == '(' || cursor.at(i) == '[');
      }
    }
    return false;
  }

  /// Whether the text command here holds a symbol or function and not words.
  private boolean symbolText() {
    int start = cursor.at;
    cursor.at += String.valueOf(cursor.command()).length() + 1;
    String inside = cursor.rawArgument().strip();
    cursor.at = start;
    return inside.length() == 1 && letter(inside.charAt(0))
        || Vocabulary.FUNCTIONS.containsKey(inside);
  }

  /// The operand here.
  Node read() {
    parser.enter();
    parser.count();
    try {
      char c = cursor.peek();
      if (digit(c) || c == '.' && digit(cursor.at(cursor.at + 1))) {
        return parser.numerals.read(parser.brackets > 0 || parser.sets > 0);
      }
      if (c == '.' && cursor.text.startsWith("..", cursor.at)) {
        while (cursor.at(cursor.at) == '.') {
          cursor.at++;
        }
        return new Node.Shape("…", List.of());
      }
      return switch (c) {
        case '(', '[', ']' -> bracket(c);
        case '{' -> parser.group();
        case '|' -> bars();
        case '\\' -> commands.read();
        default -> {
          if (letter(c)) {
            yield word();
          }
          if (c > 127) {
            throw new Unreadable("the character '" + c + "'");
          }
          throw new Unreadable("can't be read from " + cursor.place());
        }
      };
    } finally {
      parser.leave();
    }
  }

  private Node bracket(char open) {
    int start = ++cursor.at;
    parser.brackets++;
    int outerBars = parser.bars;
    parser.bars = 0;
    if (cursor.peek() == ')' || cursor.peek() == ']') {
      throw new Unreadable("empty brackets");
    }
    List<Node> items = parser.items();
    char close = cursor.peek();
    if (close != ')' && close != ']' && !(open == ']' && close == '[')) {
      throw new Unreadable("a bracket isn't closed at " + cursor.place());
    }
    String inside = cursor.text.substring(start, cursor.at++).strip();
    parser.brackets--;
    parser.bars = outerBars;
    Node based = items.size() == 1 && open == '(' ? Bases.enclosed(cursor, inside) : null;
    if (based != null) {
      return based;
    }
    if (items.size() == 1 && (open == '(') != (close == ')')) {
      throw new Unreadable("brackets that don't match");
    }
    char from = open == ']' ? '(' : open;
    char to = open == ']' && close == '[' ? ')' : close == '[' ? ')' : close;
    return bracket(from, to, items);
  }

  /// Brackets around one element only group it.
  static Node bracket(char open, char close, List<Node> items) {
    return items.size() == 1 ? items.getFirst() : new Node.Bracket(open, close, List.copyOf(items));
  }

  private Node bars() {
    cursor.expect('|');
    boolean doubled = cursor.at(cursor.at) == '|';
    if (doubled) {
      cursor.at++;
    }
    int outer = parser.bars;
    parser.bars = 1;
    Node inside = parser.sum();
    cursor.expect('|');
    if (doubled) {
      cursor.expect('|');
    }
    parser.bars = outer;
    return new Node.Call(doubled ? "norm" : "abs", List.of(inside));
  }

  /// A run of letters: a known word, or letters side by side.
  private Node word() {
    Node number = Bases.lettered(cursor);
    if (number != null) {
      return number;
    }
    String word = cursor.word();
    if (word.equals("sqrt") || word.equals("cbrt")) {
      cursor.at += 4;
      Node inside = cursor.peek() == '(' ? read() : parser.argument();
      return root(inside, word.equals("sqrt") ? 2 : 3);
    }
    if (Vocabulary.QUANTITIES.contains(word.toLowerCase(Locale.ROOT))) {
      int next = cursor.at + word.length();
      while (cursor.at(next) == ' ') {
        next++;
      }
      if (cursor.at(next) == '=') {
        cursor.at = next;
        return new Node.Sym(word);
      }
    }
    String function = Vocabulary.FUNCTIONS.get(word);
    if (function != null && word.length() > 1) {
      cursor.at += word.length();
      return call(function);
    }
    if (Vocabulary.plainSymbol(word)) {
      cursor.at += word.length();
      return symbol(String.valueOf(Vocabulary.SYMBOLS.get(word)));
    }
    for (String each : new String[] {"sqrt", "sin", "cos", "tan", "log", "ln", "pi"}) {
      if (word.length() == each.length() + 1 && word.startsWith(each)) {
        cursor.at += each.length();
        return each.equals("pi")
            ? new Node.Sym("π")
            : each.equals("sqrt") ? root(parser.argument(), 2) : call(each);
      }
    }
    if (word.length() > 5
        || word.length() > 1
            && word.charAt(1) > 'Z'
            && Vocabulary.MEANINGFUL.contains(word.toLowerCase(Locale.ROOT))) {
      throw new Unreadable("the word '" + word + "'");
    }
    cursor.at++;
    return symbol(word.substring(0, 1) + number());
  }

  /// Digits that touch a letter: `x1` is a name, as people type it, and no product.
  private String number() {
    int from = cursor.at;
    while (digit(cursor.at(cursor.at)) && cursor.at - from < 6) {
      cursor.at++;
    }
    return from == cursor.at ? "" : "_" + cursor.text.substring(from, cursor.at);
  }

  static Node root(Node inside, int degree) {
    return new Node.Power(inside, degree == 2 ? HALF : new Node.Num(Rational.of(1, degree)));
  }

  /// A symbol with its subscript and primes; a function letter with its argument.
  Node symbol(String letter) {
    var name = new StringBuilder(letter);
    boolean more = true;
    while (more) {
      if (cursor.peek() == '_') {
        cursor.at++;
        name.append('_').append(subscript(cursor.rawArgument()));
        while (name.length() < 12
            && digit(name.charAt(name.length() - 1))
            && digit(cursor.at(cursor.at))) {
          name.append(cursor.at(cursor.at++));
        }
      } else if (cursor.peek() == '\'') {
        cursor.at++;
        name.append('\'');
      } else if (cursor.text.startsWith("^{\\prime", cursor.at)
          || cursor.text.startsWith("^\\prime", cursor.at)) {
        cursor.at++;
        String raw = cursor.rawArgument();
        for (int i = raw.indexOf("\\prime"); i >= 0; i = raw.indexOf("\\prime", i + 1)) {
          name.append('\'');
        }
      } else {
        more = false;
      }
      if (name.length() > 60) {
        throw new Unreadable("a name of more than 60 characters");
      }
    }
    if (cursor.at(cursor.at) == '(' && (FUNCTION_LETTERS.contains(letter) || definition())) {
      cursor.at++;
      parser.brackets++;
      List<Node> arguments = parser.items();
      cursor.expect(')');
      parser.brackets--;
      return new Node.Call(name.toString(), List.copyOf(arguments));
    }
    return new Node.Sym(name.toString());
  }

  private static String subscript(String raw) {
    var out = new StringBuilder();
    String text = raw.replace("\\text", "").replace("\\mathrm", "").replace("\\rm", "");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '{' && c != '}' && c != ' ') {
        out.append(c);
      }
    }
    return out.toString();
  }

  /// Whether what stands in the brackets here is the plain argument of something being defined, as
  /// in `p(x) = …`.
  private boolean definition() {
    int i = cursor.at + 1;
    while (i < cursor.at + 24) {
      char c = cursor.at(i);
      if (c == ')') {
        i++;
        while (cursor.at(i) == ' ') {
          i++;
        }
        return i > cursor.at + 2 && cursor.at(i) == '=' && begins(cursor.at);
      }
      if (!letter(c) && !digit(c) && c != ',' && c != ' ' && c != '_') {
        return false;
      }
      i++;
    }
    return false;
  }

  /// Whether nothing but one name stands before.
  private boolean begins(int end) {
    int letters = 0;
    for (int i = 0; i < end; i++) {
      char c = cursor.at(i);
      if (letter(c)) {
        letters++;
      } else if (c == ',' || c == ';') {
        letters = 0;
      } else if (c != ' ' && c != '_' && !digit(c) && c != '{' && c != '}') {
        return false;
      }
    }
    return letters <= 2;
  }

  /// A known function with its power, base and argument: `sin^2 x`, `log_2 8`, `max(1, 2)`.
  Node call(String function) {
    Node power = null;
    Node base = null;
    boolean inverse = false;
    for (int i = 0; i < 2; i++) {
      if (cursor.peek() == '_' && base == null) {
        cursor.at++;
        base = parser.argument();
      } else if (cursor.peek() == '^' && power == null) {
        cursor.at++;
        power = cursor.peek() == '{' ? parser.group() : parser.argument();
        inverse = power.equals(Node.Num.of(-1)) && function.length() == 3;
        power = inverse ? null : power;
        if (inverse) {
          break;
        }
      }
    }
    if (cursor.peek() == '\'') {
      throw new Unreadable("a derivative of " + function);
    }
    List<Node> arguments = arguments();
    String name = inverse ? "arc" + function : function;
    Node result;
    if (name.equals("exp") && arguments.size() == 1) {
      result = new Node.Power(new Node.Sym("e"), arguments.getFirst());
    } else if (name.equals("lg")) {
      result = new Node.Call("log", List.of(arguments.getFirst(), Node.Num.of(10)));
    } else if (name.equals("log") && arguments.size() == 1) {
      result =
          new Node.Call("log", List.of(arguments.getFirst(), base == null ? Node.LOG_BASE : base));
    } else if (base != null) {
      result = new Node.Shape(name + "_", List.of(base, new Node.Sequence(arguments)));
    } else {
      result = new Node.Call(name.equals("ln") ? "log" : name, arguments);
    }
    return power == null ? result : new Node.Power(result, power);
  }

  /// Arguments in brackets, or the factors that follow up to the next function or sign.
  private List<Node> arguments() {
    char c = cursor.peek();
    if (c == '(' || c == '[') {
      Node inside = read();
      return inside instanceof Node.Bracket(var _, var _, var items) ? items : List.of(inside);
    }
    if (c == '-') {
      cursor.at++;
      return List.of(Factors.negated(arguments().getFirst()));
    }
    var factors = new ArrayList<Node>();
    do {
      factors.add(parser.powered(read()));
    } while (ahead() && !functionAhead() && cursor.peek() != '(' && cursor.peek() != '[');
    return List.of(
        factors.size() == 1 ? factors.getFirst() : new Node.Product(List.copyOf(factors)));
  }

  private boolean functionAhead() {
    String command = cursor.command();
    String word = command == null ? cursor.word() : command;
    return word.length() > 1 && Vocabulary.FUNCTIONS.containsKey(word);
  }
}
