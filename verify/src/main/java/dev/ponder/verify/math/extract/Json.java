package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.Text.at;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The `answer` field of a JSON object in a text, read without a parser: models write objects that
/// no parser takes.
final class Json {
  private static final String[] FIELDS = {
    "\"answer\"", "\"final_answer\"", "\"Answer\"", "\"final\""
  };

  /// Names of fields that hold an answer without saying so.
  private static final Set<String> ALIKE =
      Set.of("ans", "final", "result", "solution", "value", "output", "correction", "corrected");

  /// Parts of names of fields that tell about an answer, or for whom it isn't the answer.
  private static final String[] ABOUT = {
    "wrong",
    "incorrect",
    "type",
    "unit",
    "format",
    "confidence",
    "reason",
    "explanation",
    "index",
    "check",
    "verified",
    "iscorrect",
    "source",
    "sentence",
    "length",
    "answercount",
    "countof"
  };

  private static final int MOST = 2_000;
  private static final int OBJECT = 20_000;
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

  /// The values of all fields with an answer in the object that the last one closes, also by other
  /// names: `answer_2`, `finalAnswer`, `result`. What stands under such a name may be a sentence
  /// about the answer, which `stated` tells. Another object before it is a draft.
  static List<String> all(String text, Field last, Predicate<String> stated) {
    var values = new ArrayList<String>();
    int end = last.end();
    int i = opening(text, end) + 1;
    int depth = 0;
    while (i < text.length() && i - end < OBJECT && depth >= 0 && values.size() < FIELDS_MOST) {
      char c = text.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c != '"') {
        i++;
        continue;
      }
      int close = stringEnd(text, i + 1, Math.min(text.length(), i + MOST));
      Field found = field(text, i, Math.min(text.length(), close + 1) - i);
      if (found != null && answering(text.substring(i + 1, Math.max(i + 1, close)))) {
        boolean list = found.value().startsWith("[");
        String value = list ? found.value().replace("\"", "") : found.value();
        String name = text.substring(i, Math.min(text.length(), close + 1));
        boolean answer = List.of(FIELDS).contains(name) && !value.isEmpty();
        if (found.end() != end && (answer || stated.test(value))) {
          values.add(value);
        }
      }
      i = found == null ? close + 1 : Math.max(found.end(), close + 1);
    }
    return values;
  }

  /// Where the object that is open at a place begins; -1 if that isn't near.
  private static int opening(String text, int from) {
    int depth = 0;
    for (int i = from - 1; i >= 0 && from - i < OBJECT; i--) {
      char c = text.charAt(i);
      depth += c == '}' ? 1 : c == '{' ? -1 : 0;
      if (depth < 0) {
        return i;
      }
    }
    return -1;
  }

  /// Whether a field of that name holds an answer.
  private static boolean answering(String name) {
    var letters = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      if (Text.letter(name.charAt(i))) {
        letters.append(name.charAt(i));
      }
    }
    String bare = Text.lower(letters.toString());
    for (String each : ABOUT) {
      if (bare.contains(each)) {
        return false;
      }
    }
    boolean result = bare.equals("finalresult") || bare.equals("finalvalue");
    return bare.contains("answer") || result || ALIKE.contains(bare);
  }

  private static @Nullable Field field(String text, int field, int length) {
    int i = Text.blanks(text, field + length);
    if (at(text, i) != ':') {
      return null;
    }
    i = Text.blanks(text, i + 1);
    int limit = Math.min(text.length(), i + MOST);
    boolean quoted = at(text, i) == '"';
    int end = quoted ? stringEnd(text, i + 1, limit) : rawEnd(text, i, limit);
    int after = Text.blanks(text, end + (quoted ? 1 : 0));
    if ("},`".indexOf(at(text, after)) < 0 && after < text.length()) {
      return null;
    }
    String value = quoted ? unescaped(text.substring(i + 1, end)) : text.substring(i, end);
    return new Field(value.strip(), Math.min(after, text.length()));
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
