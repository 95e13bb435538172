package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.Text.at;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `answer` field of a JSON object in a text, read without a parser: models write objects that
/// no parser takes.
final class Json {
  private static final String[] FIELDS = {
    "\"answer\"", "\"final_answer\"", "\"Answer\"", "\"final\""
  };
  private static final int MOST = 2_000;
  private static final int FIELDS_MOST = 20;

  /// A field's value and where it ends.
  record Field(String value, int end) {}

  private Json() {}

  /// The last such field that closes its object; null if there is none.
  static @Nullable Field answer(String text) {
    int field = -1;
    int length = 0;
    for (String each : FIELDS) {
      int found = text.lastIndexOf(each);
      if (found > field) {
        field = found;
        length = each.length();
      }
    }
    return field < 0 ? null : field(text, field, length);
  }

  /// The values of such fields before the last one in the same object. Another object before it is
  /// a draft.
  static List<String> earlier(String text, Field last) {
    var values = new ArrayList<String>();
    for (String each : FIELDS) {
      for (int i = text.indexOf(each);
          i >= 0 && values.size() < FIELDS_MOST;
          i = text.indexOf(each, i + 1)) {
        Field found = field(text, i, each.length());
        if (found != null && found.end() < last.end() && open(text, found.end(), last.end())) {
          values.add(found.value());
        }
      }
    }
    return values;
  }

  /// Whether the object that is open at one place is so at another.
  private static boolean open(String text, int from, int to) {
    int depth = 0;
    for (int i = from; i < to && depth >= 0; i++) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return depth >= 0;
  }

  private static @Nullable Field field(String text, int field, int length) {
    int i = blanks(text, field + length);
    if (at(text, i) != ':') {
      return null;
    }
    i = blanks(text, i + 1);
    int limit = Math.min(text.length(), i + MOST);
    boolean quoted = at(text, i) == '"';
    int end = quoted ? stringEnd(text, i + 1, limit) : rawEnd(text, i, limit);
    int after = blanks(text, end + (quoted ? 1 : 0));
    if ("},`".indexOf(at(text, after)) < 0 && after < text.length()) {
      return null;
    }
    String value = quoted ? unescaped(text.substring(i + 1, end)) : text.substring(i, end);
    return new Field(value.strip(), Math.min(after, text.length()));
  }

  private static int blanks(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) <= ' ') {
      i++;
    }
    return i;
  }

  private static int stringEnd(String text, int from, int limit) {
    int i = from;
    while (i < limit && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i, limit);
  }

  /// Escapes undone where they are valid ones.
  private static String unescaped(String text) {
    var out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = at(text, i + 1);
      if (c == '\\' && (next == '"' || next == '\\' || next == '/')) {
        out.append(next);
        i++;
      } else if (c == '\\' && next == 'n' && !Text.letter(at(text, i + 2))) {
        out.append('\n');
        i++;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /// A number, list or word: up to the brace or comma that ends it.
  private static int rawEnd(String text, int from, int limit) {
    int depth = 0;
    int i = from;
    while (i < limit) {
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
    return i;
  }
}
