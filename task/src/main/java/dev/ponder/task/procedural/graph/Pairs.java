package dev.ponder.task.procedural.graph;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Questions;
import java.util.ArrayList;
import java.util.List;

/// Pairs of numbers as questions print them: `(0, 1), (1, 2)`.
final class Pairs {
  private static final int MAX = 1000;

  record Pair(int left, int right) {}

  private Pairs() {}

  /// @throws IllegalArgumentException when the list holds anything else, naming what it is of
  static List<Pair> read(String list, String what) {
    var pairs = new ArrayList<Pair>();
    var text = list.strip();
    int at = 0;
    while (at < text.length()) {
      int close = text.indexOf(')', at);
      int comma = text.indexOf(',', at);
      if (text.charAt(at) != '(' || close < 0 || comma < 0 || comma > close) {
        throw new IllegalArgumentException(
            "%s: %s is not like (0, 1)".formatted(what, Lines.quoted(text.substring(at))));
      }
      pairs.add(
          new Pair(
              Questions.number(text.substring(at + 1, comma), what, 0, 9999),
              Questions.number(text.substring(comma + 1, close), what, 0, 9999)));
      if (pairs.size() > MAX) {
        throw new IllegalArgumentException("%s: more than %d of them".formatted(what, MAX));
      }
      at = close + 1;
      while (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == ' ')) {
        at++;
      }
    }
    return pairs;
  }
}
