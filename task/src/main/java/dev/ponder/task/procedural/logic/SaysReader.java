package dev.ponder.task.procedural.logic;

import dev.ponder.task.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Reads what an islander says:
///
/// ```
/// saying = "if" part "then" part | part "if and only if" part | part
/// part   = atom { "and" atom } | atom { "or" atom }
/// atom   = name "is" ["not"] "a" kind
/// ```
///
/// Both words in one part would have two meanings and are refused.
record SaysReader(Island.Kinds kinds, List<String> names) {
  private static final Pattern ATOM = Pattern.compile("(\\w+) is (not )?an? (\\w+)");
  private static final int LONGEST = 300;
  private static final String IF = "if ";
  private static final String THEN = " then ";
  private static final String IFF = " if and only if ";

  /// @throws IllegalArgumentException when it is no saying about these people
  Says read(String said) {
    var text = said.strip().replace(", then ", THEN);
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "saying: %d characters; at most %d are read".formatted(text.length(), LONGEST));
    }
    int then = text.indexOf(THEN);
    if (text.toLowerCase(Locale.ROOT).startsWith(IF) && then >= 0) {
      return new Says.If(
          part(text.substring(IF.length(), then)), part(text.substring(then + THEN.length())));
    }
    int iff = text.indexOf(IFF);
    return iff < 0
        ? part(text)
        : new Says.Iff(part(text.substring(0, iff)), part(text.substring(iff + IFF.length())));
  }

  private Says part(String text) {
    boolean and = text.contains(" and ");
    boolean or = text.contains(" or ");
    if (and && or) {
      throw new IllegalArgumentException(
          "saying: %s mixes and with or".formatted(Lines.quoted(text)));
    }
    return and
        ? parts(text, " and ", Says.All::new)
        : or ? parts(text, " or ", Says.Any::new) : atom(text);
  }

  private Says parts(String text, String word, Function<List<Says>, Says> join) {
    var parts = new ArrayList<Says>();
    for (String each : text.split(word, -1)) {
      parts.add(atom(each));
    }
    return join.apply(parts);
  }

  private Says atom(String text) {
    var match = ATOM.matcher(text.strip());
    int person = match.matches() ? names.indexOf(match.group(1)) : -1;
    if (person < 0 || !kinds.has(match.group(3))) {
      throw new IllegalArgumentException(
          "saying: %s is not like: %s is %s"
              .formatted(Lines.quoted(text), names.getFirst(), kinds.a(true)));
    }
    var is = new Says.Is(person, match.group(3).equals(kinds.truthful()));
    return match.group(2) == null ? is : new Says.Not(is);
  }
}
