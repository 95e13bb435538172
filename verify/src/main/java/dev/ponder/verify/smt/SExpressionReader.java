package dev.ponder.verify.smt;

import dev.ponder.verify.smt.SExpression.Group;
import dev.ponder.verify.smt.SExpression.Keyword;
import dev.ponder.verify.smt.SExpression.Number;
import dev.ponder.verify.smt.SExpression.Symbol;
import dev.ponder.verify.smt.SExpression.Text;
import java.util.ArrayList;
import java.util.List;

/// Reads the S-expressions of a text by the lexicon of SMT-LIB 2.7, section 3.1, and refuses the
/// rest.
///
/// One pass over the characters with a stack of its own: no input makes it recurse, go back, or
/// build more than its [Caps] allow. Every text ends in a list of expressions or in a reason.
public final class SExpressionReader {
  private static final String SYMBOL_SIGNS = "~!@$%^&*_-+=<>.?/";

  private final String text;
  private final Caps caps;
  private final List<List<SExpression>> open = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private int at;
  private int nodes;

  private SExpressionReader(String text, Caps caps) {
    this.text = text;
    this.caps = caps;
  }

  /// All expressions of the text, comments left out.
  ///
  /// @throws SmtException where the text breaks the lexicon, is over a cap, or is cut
  public static List<SExpression> read(String text, Caps caps) throws SmtException {
    if (text.length() > caps.characters()) {
      throw new SmtException(
          "%d characters are more than the %d that are read"
              .formatted(text.length(), caps.characters()));
    }
    return new SExpressionReader(text, caps).all();
  }

  private List<SExpression> all() throws SmtException {
    open.add(new ArrayList<>());
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isSpace(c)) {
        at++;
      } else if (c == ';') {
        comment();
      } else if (c == '(') {
        if (open.size() > caps.depth()) {
          throw wrong("more than %d open parentheses".formatted(caps.depth()));
        }
        count();
        open.add(new ArrayList<>());
        starts.add(at++);
      } else if (c == ')') {
        if (starts.isEmpty()) {
          throw wrong("a closing parenthesis that nothing opened");
        }
        var items = open.removeLast();
        open.getLast().add(new Group(items, starts.removeLast()));
        at++;
      } else {
        count();
        open.getLast().add(atom(c));
      }
    }
    if (!starts.isEmpty()) {
      throw new SmtException(
          "character %d: a parenthesis that nothing closes".formatted(starts.getLast() + 1));
    }
    return List.copyOf(open.getFirst());
  }

  private SExpression atom(char c) throws SmtException {
    int start = at;
    if (c == '|') {
      return quoted();
    }
    if (c == '"') {
      return string();
    }
    if (c == '#') {
      return bits();
    }
    if (isDigit(c)) {
      return number();
    }
    boolean keyword = c == ':';
    if (keyword) {
      at++;
    }
    int from = at;
    while (at < text.length() && isSymbolSign(text.charAt(at))) {
      at++;
    }
    if (at == from) {
      throw wrong(keyword ? "a colon without a name" : "a character that SMT-LIB does not know");
    }
    delimited();
    var name = text.substring(from, at);
    return keyword ? new Keyword(name, start) : new Symbol(name, false, start);
  }

  private SExpression quoted() throws SmtException {
    int start = at++;
    while (at < text.length() && text.charAt(at) != '|') {
      char c = text.charAt(at);
      if (c == '\\' || !isPrintable(c) && !isSpace(c)) {
        throw wrong("a character that may not stand between bars");
      }
      at++;
    }
    if (at == text.length()) {
      at = start;
      throw wrong("a bar that nothing closes");
    }
    at++;
    delimited();
    return new Symbol(text.substring(start + 1, at - 1), true, start);
  }

  private SExpression string() throws SmtException {
    int start = at++;
    var inner = new StringBuilder();
    while (true) {
      if (at == text.length()) {
        at = start;
        throw wrong("a string that nothing closes");
      }
      char c = text.charAt(at++);
      if (c == '"') {
        if (at == text.length() || text.charAt(at) != '"') {
          break;
        }
        at++;
      } else if (!isPrintable(c) && !isSpace(c)) {
        at--;
        throw wrong("a character that may not stand in a string");
      }
      inner.append(c);
    }
    delimited();
    return new Text(inner.toString(), start);
  }

  private SExpression bits() throws SmtException {
    int start = at++;
    char base = at < text.length() ? text.charAt(at++) : ' ';
    int from = at;
    while (at < text.length()
        && (base == 'x'
            ? isDigit(text.charAt(at)) || "abcdefABCDEF".indexOf(text.charAt(at)) >= 0
            : base == 'b' && (text.charAt(at) == '0' || text.charAt(at) == '1'))) {
      at++;
    }
    if (at == from) {
      at = start;
      throw wrong("neither #x and hexadecimal digits nor #b and binary ones");
    }
    capped(at - from);
    delimited();
    return new Number(text.substring(start, at), start);
  }

  private SExpression number() throws SmtException {
    int start = at;
    digits();
    if (at - start > 1 && text.charAt(start) == '0') {
      at = start;
      throw wrong("a number with a leading zero");
    }
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      int from = at;
      digits();
      if (at == from) {
        throw wrong("a decimal point without digits after it");
      }
    }
    capped(at - start);
    delimited();
    return new Number(text.substring(start, at), start);
  }

  private void digits() {
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private void capped(int digits) throws SmtException {
    if (digits > caps.digits()) {
      throw wrong("a number of more than %d digits".formatted(caps.digits()));
    }
  }

  private void comment() throws SmtException {
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      if (!isPrintable(text.charAt(at)) && text.charAt(at) != '\t') {
        throw wrong("a character that may not stand in a comment");
      }
      at++;
    }
  }

  /// Two atoms never touch: `3x` and `x|y|` are nothing.
  private void delimited() throws SmtException {
    if (at < text.length()) {
      char c = text.charAt(at);
      if (!isSpace(c) && c != '(' && c != ')' && c != ';') {
        throw wrong("a character that does not belong to the word before it");
      }
    }
  }

  private void count() throws SmtException {
    if (++nodes > caps.nodes()) {
      throw wrong("more than %d words and parentheses".formatted(caps.nodes()));
    }
  }

  private SmtException wrong(String what) {
    return new SmtException("character %d: %s".formatted(at + 1, what));
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isSymbolSign(char c) {
    return isDigit(c)
        || c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || SYMBOL_SIGNS.indexOf(c) >= 0;
  }

  /// The standard's printable characters: ASCII from space to tilde, and all from 128 on.
  private static boolean isPrintable(char c) {
    return c >= ' ' && c <= '~' || c >= 128;
  }
}
