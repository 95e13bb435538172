package dev.ponder.verify.format;

import dev.ponder.verify.format.StrictJson.Type;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Reads one JSON value from the first character to the last, each once, and remembers only the
/// names and types of the outermost object's fields.
final class JsonScanner {
  private final String text;
  private final int deepest;
  private final int blanks;
  private final Map<String, Type> fields = new LinkedHashMap<>();
  private int at;

  /// What is wrong, and where. Carries no stack, for it is no error of the program.
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    Wrong(int at, String what) {
      super("at %d: %s".formatted(at, what), null, false, false);
    }
  }

  JsonScanner(String text, int deepest, int blanks) {
    this.text = text;
    this.deepest = deepest;
    this.blanks = blanks;
  }

  /// The value's type.
  Type scan() throws Wrong {
    skip();
    Type type = value(0);
    skip();
    if (at < text.length()) {
      throw wrong("there is something after the value");
    }
    return type;
  }

  /// The fields of the outermost object, with their types.
  Map<String, Type> fields() {
    return fields;
  }

  private Type value(int depth) throws Wrong {
    if (at == text.length()) {
      throw wrong("a value is missing");
    }
    char c = text.charAt(at);
    return switch (c) {
      case '{' -> object(depth + 1);
      case '[' -> array(depth + 1);
      case '"' -> {
        string();
        yield Type.STRING;
      }
      case 't' -> word("true", Type.BOOLEAN);
      case 'f' -> word("false", Type.BOOLEAN);
      case 'n' -> word("null", Type.NULL);
      default -> {
        if (c == '-' || digit(c)) {
          yield number();
        }
        throw wrong("no value begins like this");
      }
    };
  }

  private Type object(int depth) throws Wrong {
    enter(depth);
    Set<String> names = new HashSet<>();
    skip();
    if (!taken('}')) {
      do {
        skip();
        if (at == text.length() || text.charAt(at) != '"') {
          throw wrong("a field's name is missing");
        }
        int start = at;
        String name = string();
        if (!names.add(name)) {
          throw new Wrong(start, "a field is there twice");
        }
        skip();
        take(':');
        skip();
        Type type = value(depth);
        if (depth == 1) {
          fields.put(name, type);
        }
        skip();
      } while (taken(','));
      take('}');
    }
    return Type.OBJECT;
  }

  private Type array(int depth) throws Wrong {
    enter(depth);
    skip();
    if (!taken(']')) {
      do {
        skip();
        value(depth);
        skip();
      } while (taken(','));
      take(']');
    }
    return Type.ARRAY;
  }

  private void enter(int depth) throws Wrong {
    if (depth > deepest) {
      throw wrong("more than %d levels".formatted(deepest));
    }
    at++;
  }

  private String string() throws Wrong {
    var string = new StringBuilder();
    int start = at++;
    while (true) {
      if (at == text.length()) {
        throw new Wrong(start, "a string has no end");
      }
      char c = text.charAt(at++);
      if (c == '"') {
        break;
      }
      if (c < ' ') {
        at--;
        throw wrong("a control character in a string");
      }
      string.append(c == '\\' ? escaped() : c);
    }
    for (int i = 0; i < string.length(); i++) {
      if (Character.isSurrogate(string.charAt(i))) {
        boolean pair =
            i + 1 < string.length()
                && Character.isSurrogatePair(string.charAt(i), string.charAt(i + 1));
        if (!pair) {
          throw new Wrong(start, "a lone surrogate in a string");
        }
        i++;
      }
    }
    return string.toString();
  }

  private char escaped() throws Wrong {
    char c = at < text.length() ? text.charAt(at++) : ' ';
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          char hex = at < text.length() ? text.charAt(at++) : ' ';
          int digit = hex < 128 ? Character.digit(hex, 16) : -1;
          if (digit < 0) {
            throw wrong("\\u needs four hexadecimal digits");
          }
          code = code << 4 | digit;
        }
        yield (char) code;
      }
      default -> throw wrong("no such escape");
    };
  }

  private Type number() throws Wrong {
    Type type = Type.INTEGER;
    taken('-');
    if (!taken('0')) {
      digits();
    }
    if (taken('.')) {
      digits();
      type = Type.NUMBER;
    }
    if (taken('e') || taken('E')) {
      if (!taken('+')) {
        taken('-');
      }
      digits();
      type = Type.NUMBER;
    }
    return type;
  }

  private void digits() throws Wrong {
    int start = at;
    while (at < text.length() && digit(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw wrong("a digit is missing");
    }
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private Type word(String word, Type type) throws Wrong {
    if (!text.startsWith(word, at)) {
      throw wrong("no value begins like this");
    }
    at += word.length();
    return type;
  }

  private void skip() throws Wrong {
    int start = at;
    while (at < text.length() && Characters.blank(text.charAt(at))) {
      at++;
    }
    if (at - start > blanks) {
      throw new Wrong(start, "more than %d blanks in a row".formatted(blanks));
    }
  }

  private boolean taken(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void take(char c) throws Wrong {
    if (!taken(c)) {
      throw wrong("'" + c + "' is missing");
    }
  }

  private Wrong wrong(String what) {
    return new Wrong(at, what);
  }
}
