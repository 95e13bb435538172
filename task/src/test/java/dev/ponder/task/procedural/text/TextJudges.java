package dev.ponder.task.procedural.text;

import dev.ponder.task.procedural.Judged;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Another way to know the truth about strings.
public final class TextJudges {
  private static final int SEARCHED = 14;

  private TextJudges() {}

  public static List<Judged<?>> all() {
    return List.of(
        Judged.of(
            new LetterCounting(),
            (problem, answer) ->
                whole(answer)
                    == problem.text().length()
                        - problem.text().replaceAll("(?i)" + problem.letter(), "").length()),
        new Judged<>(
            new WordSorting(),
            (problem, answer) -> isSorted(problem, words(answer)),
            problem -> List.of(problem.sorted().toString())),
        new Judged<>(
            new WordSequenceReversal(),
            (problem, answer) -> {
              var words = words(answer);
              Collections.reverse(words);
              return words.equals(problem.words());
            },
            problem -> List.of("['" + String.join("', '", problem.words().reversed()) + "']")),
        Judged.of(
            new SpellBackward(),
            (problem, answer) -> {
              boolean same = problem.length() == answer.length();
              for (int i = 0; same && i < problem.length(); i++) {
                same = problem.charAt(i) == answer.charAt(problem.length() - 1 - i);
              }
              return same;
            }),
        new Judged<>(
            new CaesarShift(),
            (problem, answer) -> forth(answer, problem.shift()).equals(problem.text()),
            problem ->
                List.of(new CaesarShift().solve(problem).orElseThrow().toLowerCase(Locale.ROOT))),
        new Judged<>(
            new PalindromeGeneration(),
            (problem, answer) -> isPalindromeOf(problem, answer),
            TextJudges::otherPalindromes),
        new Judged<>(
            new IsomorphicStrings(),
            (problem, answer) -> truth(answer) == renames(problem.from(), problem.to()),
            problem -> List.of(renames(problem.from(), problem.to()) ? "yes" : "no")),
        Judged.of(
            new RansomNote(),
            (problem, answer) ->
                truth(answer)
                    == problem
                        .note()
                        .chars()
                        .allMatch(c -> count(problem.note(), c) <= count(problem.source(), c))),
        new Judged<>(
            new GroupAnagrams(),
            TextJudges::areGroups,
            problem ->
                List.of(
                    new GroupAnagrams()
                        .solve(problem)
                        .orElseThrow()
                        .replaceAll("([a-z]+)", "\"$1\""))),
        Judged.of(
            new StringInsertion(),
            (problem, answer) ->
                Pattern.compile("ABCD|BCDE|CDEA|DEAB|EABC")
                    .matcher(problem)
                    .replaceAll(run -> run.group() + run.group().charAt(0))
                    .equals(answer)),
        Judged.of(new BinaryAlternation(), (problem, answer) -> whole(answer) == swaps(problem)),
        Judged.of(new StringRewriting(), (problem, answer) -> rewritten(problem).equals(answer)));
  }

  private static long whole(String answer) {
    return Long.parseLong(answer.replace(",", ""));
  }

  private static boolean truth(String answer) {
    return switch (answer.toLowerCase(Locale.ROOT)) {
      case "true", "yes" -> true;
      case "false", "no" -> false;
      default -> throw new IllegalArgumentException(answer);
    };
  }

  private static List<String> words(String answer) {
    var words = new ArrayList<String>();
    for (var part : answer.replaceAll("[\\[\\]\"']", "").split(",")) {
      words.add(part.strip());
    }
    return words;
  }

  private static boolean isSorted(WordSorting.Order problem, List<String> words) {
    var left = new ArrayList<>(problem.list().words());
    for (int i = 0; i < words.size(); i++) {
      boolean after =
          i == 0
              || (problem.rising()
                  ? words.get(i - 1).compareTo(words.get(i)) <= 0
                  : words.get(i - 1).compareTo(words.get(i)) >= 0);
      if (!after || !left.remove(words.get(i))) {
        return false;
      }
    }
    return left.isEmpty();
  }

  /// One place at a time.
  private static String forth(String text, int places) {
    var shifted = text.toUpperCase(Locale.ROOT);
    for (int i = 0; i < places; i++) {
      var next = new StringBuilder();
      for (char c : shifted.toCharArray()) {
        next.append(c == 'Z' ? 'A' : c == ' ' ? ' ' : (char) (c + 1));
      }
      shifted = next.toString();
    }
    return shifted;
  }

  private static boolean isPalindromeOf(String letters, String answer) {
    var left = new ArrayList<>(Arrays.asList(letters.split("")));
    for (int i = 0; i < answer.length(); i++) {
      if (answer.charAt(i) != answer.charAt(answer.length() - 1 - i)
          || !left.remove(answer.substring(i, i + 1))) {
        return false;
      }
    }
    return left.isEmpty();
  }

  /// The solution's half turned round.
  private static List<String> otherPalindromes(String letters) {
    var one = new PalindromeGeneration().solve(letters).orElseThrow();
    int half = one.length() / 2;
    var start = new StringBuilder(one.substring(0, half)).reverse();
    return List.of(start + one.substring(half, one.length() - half) + one.substring(0, half));
  }

  private static boolean renames(String from, String to) {
    if (from.length() != to.length()) {
      return false;
    }
    var there = new HashMap<Character, Character>();
    var back = new HashMap<Character, Character>();
    for (int i = 0; i < from.length(); i++) {
      var target = there.putIfAbsent(from.charAt(i), to.charAt(i));
      var source = back.putIfAbsent(to.charAt(i), from.charAt(i));
      if (target != null && target != to.charAt(i) || source != null && source != from.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static long count(String text, int c) {
    return text.chars().filter(each -> each == c).count();
  }

  /// Two words are together exactly when one is a rearrangement of the other.
  private static boolean areGroups(WordList problem, String answer) {
    var groups = new ArrayList<List<String>>();
    var all = new ArrayList<String>();
    Matcher group = Pattern.compile("\\[([^\\[\\]]+)\\]").matcher(answer);
    while (group.find()) {
      groups.add(words(group.group(1)));
      all.addAll(groups.getLast());
    }
    Collections.sort(all);
    if (!all.equals(problem.words().stream().sorted().toList())) {
      return false;
    }
    for (int i = 0; i < groups.size(); i++) {
      for (int j = 0; j < groups.size(); j++) {
        for (var a : groups.get(i)) {
          for (var b : groups.get(j)) {
            boolean anagrams =
                a.length() == b.length() && a.chars().allMatch(c -> count(a, c) == count(b, c));
            if (anagrams != (i == j)) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  /// Breadth first over all strings for short ones, else by counting misplaced ones.
  private static long swaps(String text) {
    long ones = count(text, '1');
    if (Math.abs(2 * ones - text.length()) > 1) {
      return -1;
    }
    return text.length() <= SEARCHED ? searched(text) : counted(text);
  }

  private static long searched(String text) {
    var distance = new HashMap<String, Integer>();
    distance.put(text, 0);
    var queue = new ArrayDeque<>(List.of(text));
    while (!queue.isEmpty()) {
      var at = queue.poll();
      if (!at.contains("00") && !at.contains("11")) {
        return distance.getOrDefault(at, -1);
      }
      for (int i = 0; i < at.length(); i++) {
        for (int j = i + 1; j < at.length(); j++) {
          if (at.charAt(i) != at.charAt(j)) {
            var letters = at.toCharArray();
            letters[i] = at.charAt(j);
            letters[j] = at.charAt(i);
            var next = new String(letters);
            if (distance.putIfAbsent(next, distance.getOrDefault(at, 0) + 1) == null) {
              queue.add(next);
            }
          }
        }
      }
    }
    return -1;
  }

  private static long counted(String text) {
    long best = Long.MAX_VALUE;
    for (var pattern : List.of("01", "10")) {
      var goal = pattern.repeat(text.length()).substring(0, text.length());
      long differing = 0;
      for (int i = 0; i < text.length(); i++) {
        differing += text.charAt(i) == goal.charAt(i) ? 0 : 1;
      }
      if (count(goal, '1') == count(text, '1')) {
        best = Math.min(best, differing / 2);
      }
    }
    return best;
  }

  private static String rewritten(StringRewriting.Job problem) {
    var text = problem.text();
    for (boolean changed = true; changed; ) {
      changed = false;
      for (var rule : problem.rules()) {
        var next = text.replaceFirst(rule.from(), rule.to());
        if (!changed && !next.equals(text)) {
          text = next;
          changed = true;
        }
      }
    }
    return text;
  }
}
