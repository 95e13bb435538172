package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.Text.at;
import static dev.ponder.verify.math.extract.Text.command;

import dev.ponder.verify.math.read.Reading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The boxed answers of a text. Braces are matched once, with a stack of our own, so a million open
/// ones cost a million steps and nothing else.
final class Boxes {
  private static final String[] COMMANDS = {"\\boxed", "\\fbox", "\\framebox"};

  /// Words that may stand between boxes of one answer.
  private static final Set<String> JOINING =
      Set.of(
          "and",
          "or",
          "for",
          "part",
          "case",
          "the",
          "a",
          "b",
          "c",
          "d",
          "i",
          "ii",
          "iii",
          "as",
          "well",
          "also",
          "text",
          "quad",
          "qquad",
          "textnormal",
          "mathrm",
          "mbox",
          "respectively",
          "x",
          "y",
          "z",
          "n",
          "with");

  private static final Set<String> TEMPERATURES =
      Set.of("F", "C", "K", "R", "Fahrenheit", "Celsius", "fahrenheit", "celsius");

  private static final int BETWEEN = 60;

  /// A complete box.
  private record Box(int start, int end, String content) {}

  /// Where a complete box and its content stand.
  private record Span(int start, int end, int from, int to) {}

  /// An open box and how deep its brace is.
  private record Open(int start, int content, int depth) {}

  private Boxes() {}

  /// The contents of all complete boxes, joined to one where they make one list; blank for one that
  /// is only a part of what is written (`-\boxed{7}`, `\boxed{7}^2`) or that is denied.
  static List<String> answers(String text) {
    List<Box> boxes = in(text).stream().map(each -> seen(text, each)).toList();
    var answers = new ArrayList<String>();
    int from = 0;
    for (int i = 0; i < boxes.size(); i++) {
      boolean last = i + 1 == boxes.size();
      if (last || !joined(text.substring(boxes.get(i).end(), boxes.get(i + 1).start()))) {
        answers.add(together(boxes.subList(from, i + 1)));
        from = i + 1;
      }
    }
    return answers;
  }

  /// Whether the last box is taken back behind it.
  static boolean retracted(String text) {
    List<Box> boxes = in(text);
    return !boxes.isEmpty() && Retraction.after(text, boxes.getLast().end());
  }

  /// The text without its boxes.
  static String outside(String text) {
    var out = new StringBuilder();
    int from = 0;
    for (Box each : in(text)) {
      out.append(text, from, each.start()).append(' ');
      from = each.end();
    }
    return out.append(text, from, text.length()).toString();
  }

  /// The box with the signs and words behind it that scale its value: `\boxed{7}\%`, `\boxed{5}`
  /// million. Without content if it is no answer by itself.
  private static Box seen(String text, Box box) {
    if (Surroundings.bend(text, box.start(), box.end())) {
      return new Box(box.start(), box.end(), "");
    }
    int degrees = Margin.after(text, box.end());
    if (at(text, degrees) == '^' || at(text, degrees) == '°') {
      String sign = text.substring(degrees, Math.min(text.length(), degrees + 10));
      boolean circle =
          sign.startsWith("°") || sign.replace(" ", "").replace("{", "").startsWith("^\\circ");
      return circle ? inDegrees(text, box, degrees) : box;
    }
    int next = box.end();
    while (next < text.length() && " ~$}{\\,;".indexOf(text.charAt(next)) >= 0) {
      boolean percent = text.startsWith("\\%", next);
      if (percent || text.charAt(next) == '\\' && Text.letter(at(text, next + 1))) {
        if (percent || !text.startsWith("\\text{", next)) {
          break;
        }
        next += 5;
      }
      next++;
    }
    if (text.startsWith("\\%", next) || at(text, next) == '%') {
      return new Box(box.start(), box.end(), box.content() + "\\%");
    }
    int last = next;
    while (Text.letter(at(text, last))) {
      last++;
    }
    String word = text.substring(next, last);
    if (word.equals("percent")) {
      return new Box(box.start(), box.end(), box.content() + "\\%");
    }
    return Reading.isScale(word)
        ? new Box(box.start(), box.end(), box.content() + " " + word)
        : box;
  }

  /// The box with its sign for degrees, and the letter of a temperature behind it. Without content
  /// if more than that follows: `\boxed{7}^\circ 30'`.
  private static Box inDegrees(String text, Box box, int sign) {
    int end = sign + 1;
    if (at(text, sign) == '^') {
      int open = Margin.after(text, end);
      end = at(text, open) == '{' ? Text.groupEnd(text, open, BETWEEN) : open + 5;
    }
    if (end < 0) {
      return new Box(box.start(), box.end(), "");
    }
    int scale = Margin.after(text, end);
    for (String each : new String[] {"\\text{", "\\mathrm{", "\\textrm{"}) {
      scale = text.startsWith(each, scale) ? Margin.after(text, scale + each.length()) : scale;
    }
    int last = scale;
    while (Text.letter(at(text, last))) {
      last++;
    }
    String word = text.substring(scale, last);
    if (TEMPERATURES.contains(word)) {
      return new Box(box.start(), box.end(), box.content() + "^\\circ " + word.charAt(0));
    }
    boolean part = Surroundings.bend(text, box.start(), end);
    return new Box(box.start(), box.end(), part ? "" : box.content() + "^\\circ");
  }

  private static String together(List<Box> boxes) {
    if (boxes.size() == 1) {
      return Dressing.unlabelled(boxes.getFirst().content()).strip();
    }
    // A list with a part that is none isn't one.
    if (boxes.stream().anyMatch(each -> each.content().isBlank())) {
      return "";
    }
    var out = new StringBuilder();
    for (Box each : boxes) {
      out.append(out.isEmpty() ? "" : ", ").append(each.content().strip());
    }
    return out.toString();
  }

  private static boolean joined(String between) {
    if (between.length() > BETWEEN || between.contains("\n\n")) {
      return false;
    }
    int joints = 0;
    for (int i = 0; i < between.length(); i++) {
      char c = between.charAt(i);
      if (Text.letter(c)) {
        int end = i;
        while (Text.letter(at(between, end))) {
          end++;
        }
        String word = Text.lower(between.substring(i, end));
        if (!JOINING.contains(word)) {
          return false;
        }
        joints += word.equals("and") || word.equals("or") ? 1 : 0;
        i = end - 1;
      } else if (Text.digit(c) || "+*/<>^|".indexOf(c) >= 0) {
        return false;
      } else if (c == ',' || c == ';') {
        joints = Math.max(joints, 1);
      }
    }
    return joints == 1;
  }

  private static List<Box> in(String text) {
    var complete = new ArrayList<Span>();
    var open = new ArrayDeque<Open>();
    int depth = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\\') {
        int brace = opening(text, i);
        if (brace >= 0) {
          depth++;
          open.push(new Open(i, brace + 1, depth));
          i = brace + 1;
        } else {
          int bare = bare(text, i);
          if (at(text, i + 1) == '\\' && opening(text, i + 1) >= 0) {
            // Escaped twice.
            i++;
          } else if (bare > 0) {
            int start = text.indexOf(' ', i);
            complete.add(new Span(i, bare, start, bare));
            i = bare;
          } else {
            i += 2;
          }
        }
        continue;
      }
      if (c == '{') {
        depth++;
      } else if (c == '}' && depth > 0) {
        Open last = open.peek();
        if (last != null && last.depth() == depth) {
          open.pop();
          // Boxes inside this one are part of it.
          while (!complete.isEmpty() && complete.getLast().start() > last.start()) {
            complete.removeLast();
          }
          complete.add(new Span(last.start(), i + 1, last.content(), i));
        }
        depth--;
      }
      i++;
    }
    return complete.stream()
        .map(each -> new Box(each.start(), each.end(), text.substring(each.from(), each.to())))
        .toList();
  }

  /// Where the brace of a box that starts here opens; -1 if none does.
  private static int opening(String text, int from) {
    for (String each : COMMANDS) {
      if (command(text, from, each)) {
        int brace = from + each.length();
        while (at(text, brace) == ' ' || at(text, brace) == '\n') {
          brace++;
        }
        return at(text, brace) == '{' ? brace : -1;
      }
    }
    return -1;
  }

  /// Where a box without braces ends, as in `\boxed 5`; -1 if there is none.
  private static int bare(String text, int from) {
    if (!text.startsWith("\\boxed ", from)) {
      return -1;
    }
    int end = from + 7;
    while (end < text.length() && " $\n\t,;".indexOf(text.charAt(end)) < 0 && end - from < 60) {
      end++;
    }
    while (at(text, end - 1) == '.') {
      end--;
    }
    return end > from + 7 ? end : -1;
  }
}
