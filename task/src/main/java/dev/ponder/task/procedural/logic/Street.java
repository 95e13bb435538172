package dev.ponder.task.procedural.logic;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Read;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
    var search = new Search(most);
    search.place(0, 1);
    return search.found;
  }

  /// Backtracking, kind by kind and house by house, over things as numbers.
  private final class Search {
    final List<List<String>> found = new ArrayList<>();
    private final int most;
    private final List<String> things = kinds.stream().flatMap(List::stream).toList();

    /// The house of each thing, from 1; 0 while it has none.
    private final int[] houseOf = new int[things.size()];

    /// Per clue its two things; the second is -1 for a clue that names a house.
    private final int[][] about = new int[clues.size()][];

    private int tries = 500_000;

    Search(int most) {
      this.most = most;
      for (int i = 0; i < about.length; i++) {
        about[i] =
            new int[] {things.indexOf(clues.get(i).thing()), things.indexOf(clues.get(i).other())};
      }
    }

    void place(int kind, int house) {
      if (found.size() >= most || tries-- <= 0) {
        return;
      }
      if (kind == kinds.size()) {
        found.add(order());
        return;
      }
      if (house > houses()) {
        place(kind + 1, 1);
        return;
      }
      for (int thing = kind * houses(); thing < (kind + 1) * houses(); thing++) {
        if (houseOf[thing] == 0) {
          houseOf[thing] = house;
          if (fits(thing)) {
            place(kind, house + 1);
          }
          houseOf[thing] = 0;
        }
      }
    }

    private List<String> order() {
      return kinds.getFirst().stream()
          .sorted(Comparator.comparingInt(thing -> houseOf[things.indexOf(thing)]))
          .toList();
    }

    private boolean fits(int thing) {
      for (int i = 0; i < about.length; i++) {
        int one = about[i][0];
        int other = about[i][1];
        if (one != thing && other != thing) {
          continue;
        }
        int house = houseOf[one];
        int otherHouse = other < 0 ? Integer.parseInt(clues.get(i).other()) : houseOf[other];
        if (house > 0 && otherHouse > 0 && !clues.get(i).holds(house, otherHouse)) {
          return false;
        }
      }
      return true;
    }
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
