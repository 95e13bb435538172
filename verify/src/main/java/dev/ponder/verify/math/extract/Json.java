package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.Text.at;

/// The `answer` field of a JSON object that closes a text, read without a parser: models write
/// objects that no parser takes.
final class Json {
  private static final String[] FIELDS = {"\"answer\"", "\"final_answer\"", "\"Answer\""};
  private static final int MOST = 2_000;

  private Json() {}

  /// The field's value as text; empty if the text doesn't close with an object that has it.
  static String answer(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) <= ' ' || text.charAt(end - 1) == '`')) {
      end--;
    }
    if (at(text, end - 1) != '}') {
      return "";
    }
    int field = -1;
    int length = 0;
    for (String each : FIELDS) {
      int found = text.lastIndexOf(each, end);
      if (found > field) {
        field = found;
        length = each.length();
      }
    }
    if (field < 0 || end - field > MOST) {
      return "";
    }
    int i = blanks(text, field + length);
    if (at(text, i) != ':') {
      return "";
    }
    i = blanks(text, i + 1);
    String value = at(text, i) == '"' ? string(text, i + 1, end) : raw(text, i, end);
    return value.strip();
  }

  private static int blanks(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }

  /// A string, its escapes undone where they are valid ones.
  private static String string(String text, int from, int end) {
    var out = new StringBuilder();
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return out.toString();
      }
      if (c == '\\') {
        char next = at(text, i + 1);
        if (next == '"' || next == '\\' || next == '/') {
          out.append(next);
          i++;
          continue;
        }
        if (next == 'n' && !Text.letter(at(text, i + 2))) {
          out.append(' ');
          i++;
          continue;
        }
      }
      out.append(c);
    }
    return out.toString();
  }

  /// A number, list or word: up to the brace or comma that ends it.
  private static String raw(String text, int from, int end) {
    int depth = 0;
    int i = from;
    while (i < end) {
      char c = text.charAt(i);
      if (c == '[' || c == '(' || c == '{') {
        depth++;
      } else if (c == ']' || c == ')' || c == '}') {
        depth--;
        if (depth < 0) {
          break;
        }
      } else if (c == ',' && depth == 0 || c == '\n') {
        break;
      }
      i++;
    }
    return text.substring(from, i);
  }
}
