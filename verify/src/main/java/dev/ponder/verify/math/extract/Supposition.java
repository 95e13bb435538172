package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.ProseWords.LINKS;
import static dev.ponder.verify.math.extract.ProseWords.OPENING;
import static dev.ponder.verify.math.extract.ProseWords.SUPPOSING;
import static dev.ponder.verify.math.extract.Text.at;
import static dev.ponder.verify.math.extract.Text.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Clauses that name a value without stating it: a goal (`We want x = 7`), a supposition, a trial
/// (`Take x = 7`), what somebody else says.
final class Supposition {
  private static final int CLAUSE = 160;
  private static final int BOX = 60;
  private static final Set<String> THINKERS =
      Set.of("might", "may", "could", "would", "people", "students", "many", "to", "you");
  private static final Set<String> SPEAKERS =
      Set.of("say", "says", "said", "think", "believe", "expect", "conclude");

  private static final Set<String> CONCLUDING =
      Set.of("so", "hence", "thus", "therefore", "leaving");
  private static final Set<String> CONTRACTED =
      Set.of("don", "doesn", "didn", "can", "couldn", "wouldn", "won", "shouldn");
  private static final Set<String> DENIED = Set.of("think", "believe", "say", "claim", "true");
  private static final Set<String> ENDING =
      Set.of("have", "get", "accept", "conclude", "obtain", "choose", "take", "write", "be");
  private static final Set<String> TASKS = Set.of("prove", "show", "solve", "check");
  private static final Set<String> FOUND = Set.of("find", "show");
  private static final Set<String> SUBJECTS = Set.of("we", "i", "they", "you");

  private Supposition() {}

  /// Whether the clause before a place only supposes what stands there.
  static boolean before(String text, int from) {
    List<String> words = words(text, from);
    return words.stream().anyMatch(SUPPOSING::contains) || thought(words);
  }

  /// Whether the clause before a place says what others may think.
  static boolean thought(String text, int from) {
    return thought(words(text, from));
  }

  private static boolean thought(List<String> clause) {
    int from = 0;
    for (int i = 1; i < clause.size(); i++) {
      // What follows from a denial is stated.
      from = CONCLUDING.contains(clause.get(i)) ? i : from;
    }
    List<String> words = clause.subList(from, clause.size());
    for (int i = 1; i < words.size(); i++) {
      String before = words.get(i - 1);
      String word = words.get(i);
      if (THINKERS.contains(before) && SPEAKERS.contains(word)
          || before.equals("the") && word.equals("claim")
          || word.equals("impossible")
          || before.equals("false") && word.equals("that")
          || before.equals("no") && word.equals("way")
          || negates(words, i - 1) && DENIED.contains(word)
          || negates(words, i - 1) && i == words.size() - 1 && ENDING.contains(word)
          || before.equals("to") && TASKS.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a word is `not`, or ends a contraction with it, whose apostrophe parts it.
  private static boolean negates(List<String> words, int at) {
    String word = words.get(at);
    return word.equals("not")
        || word.equals("cannot")
        || word.equals("never")
        || word.equals("t") && at > 0 && CONTRACTED.contains(words.get(at - 1));
  }

  /// Whether a clause before an equation does nothing but introduce its name: `Check whether x`.
  static boolean opening(String text, int from) {
    List<String> words = words(text, from);
    int first = words.size() - 1;
    while (first >= 0 && (words.get(first).length() == 1 || LINKS.contains(words.get(first)))) {
      // The name itself, with its argument, and what leads to it.
      first--;
    }
    boolean found =
        first > 0 && FOUND.contains(words.get(first)) && SUBJECTS.contains(words.get(first - 1));
    return first >= 0 && !found && OPENING.contains(words.get(first));
  }

  /// Whether the sentence that leads to the box only supposes it, or wants it.
  static boolean boxed(String text, int start) {
    int from = start;
    while (from > 0 && start - from < BOX && ".!?\n;:,".indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    boolean named = at(text, Margin.before(text, start)) == '=';
    boolean opened = false;
    boolean lettered = false;
    int first = -1;
    for (int i = from; i <= start; i++) {
      boolean inside = i < start && Text.letter(text.charAt(i));
      if (inside && first < 0) {
        first = i;
      } else if (!inside && first >= 0) {
        String word = Text.lower(text.substring(first, i));
        if (SurroundingWords.SUPPOSING.contains(word)) {
          return true;
        }
        // `Let x = \boxed{7}`: nothing but a name stands between.
        boolean opening = word.equals("let") || word.equals("try") || word.equals("want");
        opened = opening && named || opened && word.length() == 1 && !lettered;
        lettered = word.length() == 1;
        first = -1;
      }
    }
    return opened;
  }

  private static List<String> words(String text, int from) {
    int start = from;
    while (start > Math.max(0, from - CLAUSE) && ".!?\n;:,".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    var words = new ArrayList<String>();
    int first = -1;
    for (int i = start; i <= from; i++) {
      boolean inside = i < from && letter(at(text, i));
      if (inside && first < 0) {
        first = i;
      } else if (!inside && first >= 0) {
        words.add(Text.lower(text.substring(first, i)));
        first = -1;
      }
    }
    return words;
  }
}
