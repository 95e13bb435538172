package dev.ponder.experiment.report;

import java.util.List;
import java.util.Locale;

/// HTML being written. Text goes in by [#escape] only.
final class Html {
  private final StringBuilder out = new StringBuilder();

  /// Text as text: markup characters become entities, and control and direction characters, which
  /// could hide or reorder what is said, become visible.
  static String escape(String text) {
    var safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            each -> {
              switch (each) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\n' -> safe.append('\n');
                default -> {
                  if (isHidden(each)) {
                    safe.append("[U+").append(String.format(Locale.ROOT, "%04X", each)).append(']');
                  } else {
                    safe.appendCodePoint(each);
                  }
                }
              }
            });
    return safe.toString();
  }

  private static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /// Markup of our own.
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /// An element that holds text only. `tag` may carry attributes: `p class="lead"`.
  Html element(String tag, String text) {
    return raw("<" + tag + ">" + escape(text) + "</" + name(tag) + ">\n");
  }

  /// A table: a head, then rows whose first cell names the row. Cells are text.
  Html table(List<String> head, List<List<String>> rows) {
    raw("<div class=\"wide\"><table>\n<thead><tr>");
    for (String each : head) {
      raw("<th scope=\"col\">" + escape(each) + "</th>");
    }
    raw("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      raw("<tr><th scope=\"row\">" + escape(row.getFirst()) + "</th>");
      for (String each : row.subList(1, row.size())) {
        raw("<td>" + escape(each) + "</td>");
      }
      raw("</tr>\n");
    }
    return raw("</tbody></table></div>\n");
  }

  private static String name(String tag) {
    int space = tag.indexOf(' ');
    return space < 0 ? tag : tag.substring(0, space);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
