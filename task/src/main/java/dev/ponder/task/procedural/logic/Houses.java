package dev.ponder.task.procedural.logic;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import dev.ponder.task.procedural.logic.Street.Clue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Who lives in which house of a street, from clues about what is where (a zebra puzzle). Generated
/// streets can be filled in one way only, and no clue can be left out.
record Houses() implements Recipe<Street> {
  private static final List<List<String>> THINGS =
      List.of(
          List.of("ann", "bill", "cleo", "dirk", "ella", "finn"),
          List.of("red", "blue", "green", "white", "yellow", "pink"),
          List.of("tea", "milk", "coffee", "juice", "cocoa", "water"),
          List.of("cat", "dog", "horse", "snail", "parrot", "zebra"),
          List.of("violin", "flute", "drum", "harp", "piano", "horn"));

  @Override
  public Card card() {
    return new Card(
        "houses",
        4,
        "who lives in which house, from clues about what is where",
        "3 houses with 2 and 3 kinds of things, 4 with 3 and 4",
        "the one order of all people",
        "backtracking over the houses");
  }

  @Override
  public Street draw(int level, RandomGenerator random) {
    int houses = 3 + level / 2;
    int count = 2 + (level + 1) / 2;
    var kinds = new ArrayList<List<String>>();
    kinds.add(order(THINGS.getFirst(), houses, random));
    for (var kind : Questions.shuffled(THINGS.subList(1, THINGS.size()), random)) {
      if (kinds.size() < count) {
        kinds.add(order(kind, houses, random));
      }
    }
    var clues = Questions.shuffled(trueClues(kinds, level, random), random);
    int few = 0;
    int enough = clues.size();
    while (few + 1 < enough) {
      int some = (few + enough) / 2;
      if (unique(kinds, clues.subList(0, some))) {
        enough = some;
      } else {
        few = some;
      }
    }
    var used = new ArrayList<>(clues.subList(0, enough));
    for (Clue clue : List.copyOf(used)) {
      used.remove(clue);
      if (!unique(kinds, used)) {
        used.add(clue);
      }
    }
    var shown = kinds.stream().map(kind -> kind.stream().sorted().toList()).toList();
    return new Street(shown, Questions.shuffled(used, random));
  }

  private static List<String> order(List<String> things, int houses, RandomGenerator random) {
    return Questions.shuffled(things, random).subList(0, houses);
  }

  private static boolean unique(List<List<String>> kinds, List<Clue> clues) {
    return new Street(kinds, clues).fillings(2).size() == 1;
  }

  /// Clues that hold where every kind stands in the order given.
  private static List<Clue> trueClues(List<List<String>> kinds, int level, RandomGenerator random) {
    var clues = new ArrayList<Clue>();
    for (int kind = 0; kind < kinds.size(); kind++) {
      for (int house = 0; house < kinds.getFirst().size(); house++) {
        var thing = kinds.get(kind).get(house);
        if (random.nextInt(3 + level) == 0) {
          clues.add(new Clue(thing, "in", Integer.toString(house + 1)));
        }
        for (int other = 0; other < kinds.size(); other++) {
          if (other > kind) {
            clues.add(new Clue(thing, "with", kinds.get(other).get(house)));
          }
          if (house + 1 < kinds.get(other).size()) {
            var next = kinds.get(other).get(house + 1);
            clues.add(new Clue(thing, "left of", next));
            clues.add(
                random.nextBoolean()
                    ? new Clue(thing, "beside", next)
                    : new Clue(next, "beside", thing));
          }
        }
      }
    }
    var distinct = new ArrayList<Clue>();
    var seen = new HashSet<Clue>();
    for (Clue clue : clues) {
      if (seen.add(clue) && !clue.thing().equals(clue.other())) {
        distinct.add(clue);
      }
    }
    return distinct;
  }

  @Override
  public String spell(Street street) {
    return street.text();
  }

  @Override
  public Street read(String spelled) {
    return Street.read(spelled);
  }

  @Override
  public String ask(Street street) {
    return """
        A street has %d houses, numbered from left to right. In each there is one thing of every kind:
        %s.
        Clues (left of means next to it on its left, with means in one house):
        %s.
        In which houses are %s?"""
        .formatted(
            street.houses(),
            street.kinds().stream()
                .map(kind -> String.join(" ", kind))
                .collect(Collectors.joining("; ")),
            street.clues().stream().map(Clue::toString).collect(Collectors.joining(",\n")),
            String.join(", ", street.kinds().getFirst()));
  }

  @Override
  public String form() {
    return "these names in the order of their houses, with spaces between them";
  }

  @Override
  public List<Wording<Street>> wordings() {
    return List.of(
        Wording.of(
            "of every kind:\\s+([^.]*)\\.\\s+Clues[^:]*:\\s+([^.]*)\\.",
            match ->
                read(
                    "%s: %s"
                        .formatted(
                            match.group(1).strip(), match.group(2).replaceAll("\\s*\n", " ")))));
  }

  @Override
  public Optional<String> solve(Street street) {
    return street.fillings(1).stream().findFirst().map(order -> String.join(" ", order));
  }

  @Override
  public String normal(Street street, String answer) {
    var names = List.of(answer.toLowerCase(Locale.ROOT).split("[ ,]+", 20));
    var people = street.kinds().getFirst();
    if (names.size() != people.size()
        || !people.containsAll(names)
        || new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException(
          "%s is not an order of %s".formatted(Lines.quoted(answer), String.join(" ", people)));
    }
    return String.join(" ", names);
  }

  /// Right is an order that some filling has in which all clues hold.
  @Override
  public Optional<String> objection(Street street, String normal) {
    var clues = new ArrayList<>(street.clues());
    var order = normal.split(" ", -1);
    for (int house = 0; house < order.length; house++) {
      clues.add(new Clue(order[house], "in", Integer.toString(house + 1)));
    }
    return new Street(street.kinds(), clues).fillings(1).isEmpty()
        ? Optional.of("some clue does not hold")
        : Optional.empty();
  }

  /// The filled street, kind by kind, and the clues that hold in it.
  @Override
  public List<String> work(Street street) {
    var lines = new ArrayList<String>();
    for (int kind = 0; kind < street.kinds().size(); kind++) {
      var turned = new ArrayList<>(street.kinds());
      turned.addFirst(turned.remove(kind));
      for (var order : new Street(turned, street.clues()).fillings(1)) {
        lines.add(String.join(" ", order));
      }
    }
    street.clues().forEach(clue -> lines.add(clue + ": so"));
    return lines;
  }

  @Override
  public String guess(Street street, RandomGenerator random) {
    return String.join(" ", Questions.shuffled(street.kinds().getFirst(), random));
  }
}
