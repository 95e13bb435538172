package dev.ponder.task.procedural.logic;

import dev.ponder.task.Lines;
import java.util.Set;
import java.util.TreeSet;

/// A formula of propositional logic over the letters A to Z.
///
/// Written `P`, `~P`, and with parentheses around every two parts: `(P & Q)`, `(P | Q)`, `(P ->
/// Q)`, `(P <-> Q)`.
sealed interface Formula {
  int MAX_LENGTH = 200;
  int MAX_DEPTH = 20;

  record Letter(char letter) implements Formula {}

  record Not(Formula part) implements Formula {}

  /// @param operator one of `&`, `|`, `->` and `<->`
  record Joined(String operator, Formula left, Formula right) implements Formula {}

  /// Its truth when the letters with a bit set are true, A the lowest bit.
  default boolean holds(int truth) {
    return switch (this) {
      case Letter(char letter) -> (truth >> (letter - 'A') & 1) == 1;
      case Not(var part) -> !part.holds(truth);
      case Joined(var operator, var left, var right) ->
          switch (operator) {
            case "&" -> left.holds(truth) && right.holds(truth);
            case "|" -> left.holds(truth) || right.holds(truth);
            case "->" -> !left.holds(truth) || right.holds(truth);
            default -> left.holds(truth) == right.holds(truth);
          };
    };
  }

  default Set<Character> letters() {
    var letters = new TreeSet<Character>();
    switch (this) {
      case Letter(char letter) -> letters.add(letter);
      case Not(var part) -> letters.addAll(part.letters());
      case Joined(var _, var left, var right) -> {
        letters.addAll(left.letters());
        letters.addAll(right.letters());
      }
    }
    return letters;
  }

  default String text() {
    return switch (this) {
      case Letter(char letter) -> String.valueOf(letter);
      case Not(var part) -> "~" + part.text();
      case Joined(var operator, var left, var right) ->
          "(%s %s %s)".formatted(left.text(), operator, right.text());
    };
  }

  /// The formula a text spells.
  ///
  /// @throws IllegalArgumentException when it spells none
  static Formula read(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "formula: %d characters; at most %d are read".formatted(text.length(), MAX_LENGTH));
    }
    var reader = new Reader(text);
    var formula = reader.part(0);
    reader.blanks();
    if (reader.at < text.length()) {
      throw reader.wrong();
    }
    return formula;
  }

  /// Recursive descent, its depth capped.
  final class Reader {
    private final String text;
    private int at;

    private Reader(String text) {
      this.text = text;
    }

    private Formula part(int depth) {
      blanks();
      if (depth > MAX_DEPTH || at >= text.length()) {
        throw wrong();
      }
      char c = text.charAt(at++);
      if (c >= 'A' && c <= 'Z') {
        return new Letter(c);
      }
      if (c == '~') {
        return new Not(part(depth + 1));
      }
      if (c != '(') {
        throw wrong();
      }
      var left = part(depth + 1);
      blanks();
      for (String operator : new String[] {"&", "|", "->", "<->"}) {
        if (text.startsWith(operator, at)) {
          at += operator.length();
          var joined = new Joined(operator, left, part(depth + 1));
          blanks();
          if (at >= text.length() || text.charAt(at++) != ')') {
            throw wrong();
          }
          return joined;
        }
      }
      throw wrong();
    }

    private void blanks() {
      while (at < text.length() && text.charAt(at) == ' ') {
        at++;
      }
    }

    private IllegalArgumentException wrong() {
      return new IllegalArgumentException(
          "formula: %s is not like (P -> ~Q)".formatted(Lines.quoted(text)));
    }
  }
}
