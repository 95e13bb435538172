package dev.ponder.task.procedural.logic;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Read;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A row of houses in each of which one thing of every kind is found, and clues about where.
///
/// @param kinds of things, as many in each kind as there are houses; the first one is asked for
/// @param clues all true
record Street(List<List<String>> kinds, List<Clue> clues) {
  private static final int MAX_HOUSES = 6;
  private static final int MAX_KINDS = 6;
  private static final int MAX_CLUES = 60;

  /// @param thing one thing
  /// @param how it lies to the other: `with`, `left of`, `beside`, or `in` the house of that number
  /// @param other another thing, or a house's number
  record Clue(String thing, String how, String other) {
    static final List<String> HOWS = List.of("with", "left of", "beside", "in");

    @Override
    public String toString() {
      return "%s %s %s".formatted(thing, how, other);
    }

    /// Whether it holds for houses of these numbers.
    boolean holds(int house, int otherHouse) {
      return switch (how) {
        case "left of" -> house + 1 == otherHouse;
        case "beside" -> Math.abs(house - otherHouse) == 1;
        default -> house == otherHouse;
      };
    }
  }

  Street {
    kinds = kinds.stream().map(List::copyOf).toList();
    clues = List.copyOf(clues);
    Read.size("kinds", kinds.size(), 1, MAX_KINDS);
    Read.size("clues", clues.size(), 0, MAX_CLUES + MAX_HOUSES);
    var things = new HashSet<String>();
    for (var kind : kinds) {
      Read.size("houses", kind.size(), 2, MAX_HOUSES);
      if (kind.size() != kinds.getFirst().size() || !things.addAll(kind)) {
        throw new IllegalArgumentException("kinds: all need as many things, each thing once");
      }
      for (String thing : kind) {
        if (!thing.matches("[a-z]+")) {
          throw new IllegalArgumentException(
              "thing: %s is no word of small letters".formatted(Lines.quoted(thing)));
        }
      }
    }
    if (things.size() != kinds.size() * kinds.getFirst().size()) {
      throw new IllegalArgumentException("kinds: a thing is given twice");
    }
    for (Clue clue : clues) {
      if (!things.contains(clue.thing())
          || !Clue.HOWS.contains(clue.how())
          || !(clue.how().equals("in")
              ? clue.other().matches("[1-9]")
              : things.contains(clue.other()))) {
        throw new IllegalArgumentException(
            "clue: %s is not like: red left of tea".formatted(Lines.quoted(clue.toString())));
      }
    }
  }

  int houses() {
    return kinds.getFirst().size();
  }

  /// Orders of the first kind's things, left to right, that some filling of the street with all
  /// clues has; at most `most`.
  List<List<String>> fillings(int most) {
    var found = new ArrayList<List<String>>();
    var houses = new HashMap<String, Integer>();
    place(0, 0, houses, found, most, new int[] {2_000_000});
    return found;
  }

  private void place(
      int kind,
      int house,
      Map<String, Integer> houses,
      List<List<String>> found,
      int most,
      int[] tries) {
    if (found.size() >= most || tries[0]-- <= 0) {
      return;
    }
    if (kind == kinds.size()) {
      found.add(
          kinds.getFirst().stream()
              .sorted(Comparator.comparingInt(thing -> at(houses, thing)))
              .toList());
      return;
    }
    if (house == houses()) {
      place(kind + 1, 0, houses, found, most, tries);
      return;
    }
    for (String thing : kinds.get(kind)) {
      if (!houses.containsKey(thing)) {
        houses.put(thing, house + 1);
        if (fits(thing, houses)) {
          place(kind, house + 1, houses, found, most, tries);
        }
        houses.remove(thing);
      }
    }
  }

  private boolean fits(String thing, Map<String, Integer> houses) {
    for (Clue clue : clues) {
      if (!clue.thing().equals(thing) && !clue.other().equals(thing)) {
        continue;
      }
      int one = at(houses, clue.thing());
      int other =
          clue.how().equals("in") ? Integer.parseInt(clue.other()) : at(houses, clue.other());
      if (one > 0 && other > 0 && !clue.holds(one, other)) {
        return false;
      }
    }
    return true;
  }

  private static int at(Map<String, Integer> houses, String thing) {
    Integer house = houses.get(thing);
    return house == null ? 0 : house;
  }

  /// `red blue; tea milk: red with tea, blue in 1`, which [#read] reads.
  String text() {
    return "%s: %s"
        .formatted(
            kinds.stream().map(kind -> String.join(" ", kind)).collect(Collectors.joining("; ")),
            clues.stream().map(Clue::toString).collect(Collectors.joining(", ")));
  }

  static Street read(String text) {
    int colon = text.indexOf(": ");
    if (colon < 0) {
      throw new IllegalArgumentException("not a street: " + Lines.quoted(text));
    }
    var kinds = new ArrayList<List<String>>();
    for (String kind : text.substring(0, colon).split("; ", MAX_KINDS + 1)) {
      kinds.add(List.of(kind.split(" ", MAX_HOUSES + 1)));
    }
    var clues = new ArrayList<Clue>();
    for (String each : Questions.items(text.substring(colon + 2))) {
      int first = each.indexOf(' ');
      int last = each.lastIndexOf(' ');
      if (first < 0 || first == last) {
        throw new IllegalArgumentException(
            "clue: %s is not like: red left of tea".formatted(Lines.quoted(each)));
      }
      clues.add(
          new Clue(
              each.substring(0, first), each.substring(first + 1, last), each.substring(last + 1)));
    }
    return new Street(kinds, clues);
  }
}
