package dev.ponder.verify.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the tags of certain names in a text, and what only looks like one of them: `<THINK>`, `<
/// think >`, `<think mood="x">`, full-width brackets, letters with invisible characters between.
///
/// Each opening bracket is followed for at most [#LONGEST] characters, so the time is linear.
final class TagScanner {
  private static final int LONGEST = 64;

  /// Tags that are told at most; no form has as many.
  private static final int MOST = 100;

  /// A tag in the text.
  ///
  /// @param name in lower case
  /// @param closing true for `</name>`
  /// @param exact false when it only looks like one
  /// @param from its first character's place
  /// @param to the place behind its last
  record Tag(String name, boolean closing, boolean exact, int from, int to) {
    String words() {
      return (closing ? "</" : "<") + name + ">";
    }
  }

  private TagScanner() {}

  static List<Tag> tags(String text, Set<String> names) {
    var tags = new ArrayList<Tag>();
    for (int at = 0; at < text.length() && tags.size() < MOST; at++) {
      int opening = folded(text.charAt(at));
      if (opening == '<') {
        Tag tag = tag(text, at, names);
        if (tag != null) {
          tags.add(tag);
          at = tag.to() - 1;
        }
      }
    }
    return tags;
  }

  private static @Nullable Tag tag(String text, int from, Set<String> names) {
    var name = new StringBuilder();
    boolean closing = false;
    boolean named = false;
    int end = Math.min(text.length(), from + LONGEST);
    for (int at = from + 1; at < end; at++) {
      int c = folded(text.charAt(at));
      if (c == '>') {
        String found = name.toString();
        if (!names.contains(found)) {
          return null;
        }
        String exact = (closing ? "</" : "<") + found + ">";
        return new Tag(
            found,
            closing,
            text.startsWith(exact, from) && at - from + 1 == exact.length(),
            from,
            at + 1);
      }
      if (c == '<') {
        return null;
      }
      if (c == '/') {
        closing = closing || name.isEmpty();
        named = named || !name.isEmpty();
      } else if (Character.isWhitespace(c)) {
        named = named || !name.isEmpty();
      } else if (!named && Characters.seen(c)) {
        name.append(Character.toChars(c));
      }
    }
    return null;
  }

  /// The character in lower case and, when full-width, in its ordinary width.
  private static int folded(char c) {
    int narrow = c >= '\uff01' && c <= '\uff5e' ? c - 0xfee0 : c;
    return switch (narrow) {
      case '\u2039', '\u3008', '\u27e8' -> '<';
      case '\u203a', '\u3009', '\u27e9' -> '>';
      default -> narrow >= 'A' && narrow <= 'Z' ? narrow + 32 : narrow;
    };
  }
}
