package dev.ponder.verify.math.read;

import org.jspecify.annotations.Nullable;

/// A place in a text, moved forward over spaces and commands.
final class Cursor {
  static final char END = '\0';

  final String text;
  int at;

  Cursor(String text) {
    this.text = text;
  }

  /// Moves over spaces and everything that only moves ink.
  void skip() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '~') {
        at++;
      } else if (c == '\\' && at + 1 < text.length()) {
        char next = text.charAt(at + 1);
        if (next == ',' || next == ';' || next == ':' || next == '!' || next == ' ') {
          at += 2;
        } else if (letter(next)) {
          int end = commandEnd();
          String command = text.substring(at + 1, end);
          if (Ink.SPACING.contains(command)) {
            at = end;
            if ((command.equals("left") || command.equals("right")) && at(at) == '.') {
              at++;
            }
          } else if (command.equals("hspace")
              || command.equals("vspace")
              || command.equals("label")
              || command.equals("tag")
              || command.equals("kern")) {
            at = end;
            if (at(at) == '*') {
              at++;
            }
            if (at(at) == '{') {
              at = Math.min(text.length(), groupEnd(at) + 1);
            }
          } else if (command.startsWith("quad") && command.length() > 4) {
            at += 5;
          } else {
            return;
          }
        } else {
          return;
        }
      } else if (c == '{' && at(at + 1) == '}') {
        at += 2;
      } else {
        return;
      }
    }
  }

  /// The next character that isn't space.
  char peek() {
    skip();
    return at(at);
  }

  char at(int index) {
    return index < text.length() && index >= 0 ? text.charAt(index) : END;
  }

  boolean ended() {
    return peek() == END;
  }

  boolean take(char c) {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  void expect(char c) {
    if (!take(c)) {
      throw new Unreadable("expected '" + c + "' at " + place());
    }
  }

  /// The command here, not yet taken; null if there is none.
  @Nullable String command() {
    if (peek() != '\\' || !letter(at(at + 1))) {
      return null;
    }
    return text.substring(at + 1, commandEnd());
  }

  boolean takeCommand(String name) {
    if (name.equals(command())) {
      at += name.length() + 1;
      return true;
    }
    return false;
  }

  private int commandEnd() {
    int end = at + 1;
    while (end < text.length() && letter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /// The run of ASCII letters here, not yet taken; empty if there is none.
  String word() {
    skip();
    int end = at;
    while (end < text.length() && letter(text.charAt(end))) {
      end++;
    }
    return text.substring(at, end);
  }

  /// The text of the argument here: a group's inside, or one character.
  String rawArgument() {
    if (peek() == '{') {
      int end = groupEnd(at);
      if (end >= text.length()) {
        throw new Unreadable("a brace isn't closed");
      }
      String inside = text.substring(at + 1, Math.min(end, text.length()));
      at = Math.min(text.length(), end + 1);
      return inside;
    }
    String command = command();
    if (command != null) {
      at += command.length() + 1;
      return "\\" + command;
    }
    if (at >= text.length()) {
      throw new Unreadable("an argument is missing at the end");
    }
    return String.valueOf(text.charAt(at++));
  }

  /// Where the group that opens at `open` closes; the end of the text if it doesn't.
  int groupEnd(int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '{') {
        depth++;
      } else if (c == '}' && --depth == 0) {
        return i;
      }
    }
    return text.length();
  }

  /// What stands here, for a message.
  String place() {
    skip();
    return at >= text.length()
        ? "the end"
        : "'" + text.substring(at, Math.min(text.length(), at + 12)) + "'";
  }

  static boolean letter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
