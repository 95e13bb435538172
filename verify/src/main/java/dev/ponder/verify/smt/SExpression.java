package dev.ponder.verify.smt;

import java.util.List;

/// What SMT-LIB 2 texts are made of: atoms, and lists of them in parentheses.
public sealed interface SExpression {
  /// Where it starts in the text, counted from 0.
  int at();

  /// A name; `|x|` and `x` are the same name, but one in bars is never a word of the language.
  record Symbol(String name, boolean quoted, int at) implements SExpression {}

  /// A name after a colon.
  record Keyword(String name, int at) implements SExpression {}

  /// Digits, a decimal, or `#x…` and `#b…`, as written.
  record Number(String text, int at) implements SExpression {}

  /// A string, its quotes apart.
  record Text(String text, int at) implements SExpression {}

  /// What stands between two parentheses.
  record Group(List<SExpression> items, int at) implements SExpression {
    public Group {
      items = List.copyOf(items);
    }
  }

  /// True for the word of the language with this spelling.
  default boolean is(String word) {
    return this instanceof Symbol(var name, var quoted, var _) && !quoted && name.equals(word);
  }

  /// True for a list whose first item is that word.
  default boolean opensWith(String word) {
    return this instanceof Group(var items, var _) && !items.isEmpty() && items.getFirst().is(word);
  }

  /// The expression on one line, cut after about 60 characters.
  default String brief() {
    var out = new StringBuilder();
    write(this, out);
    return out.length() > 60 ? out.substring(0, 60) + "..." : out.toString();
  }

  private static void write(SExpression expression, StringBuilder out) {
    if (out.length() > 60) {
      return;
    }
    switch (expression) {
      case Symbol(var name, var _, var _) -> out.append(printable(name));
      case Keyword(var name, var _) -> out.append(':').append(printable(name));
      case Number(var text, var _) -> out.append(text);
      case Text(var text, var _) -> out.append('"').append(printable(text)).append('"');
      case Group(var items, var _) -> {
        out.append('(');
        for (int i = 0; i < items.size() && out.length() <= 60; i++) {
          out.append(i == 0 ? "" : " ");
          write(items.get(i), out);
        }
        out.append(')');
      }
    }
  }

  private static String printable(String text) {
    var shown = new StringBuilder();
    text.chars().limit(60).forEach(c -> shown.append(c >= ' ' && c <= '~' ? (char) c : '?'));
    return shown.toString();
  }
}
