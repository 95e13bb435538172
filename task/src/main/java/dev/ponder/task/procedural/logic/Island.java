package dev.ponder.task.procedural.logic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Islanders of two kinds, and what each of them says.
///
/// @param kinds what the truthful and the lying ones are called
/// @param names of the people
/// @param sayings one of each
record Island(Kinds kinds, List<String> names, List<Says> sayings) {
  static final int MAX_PEOPLE = 10;

  /// @param truthful what somebody is called who tells the truth, e.g. `knight`
  /// @param lying what a liar is called, e.g. `knave`
  record Kinds(String truthful, String lying) {
    static final Kinds USUAL = new Kinds("knight", "knave");

    Kinds {
      if (truthful.isEmpty() || lying.isEmpty() || truthful.equals(lying)) {
        throw new IllegalArgumentException("question: the two kinds of people must differ");
      }
    }

    boolean has(String kind) {
      return kind.equals(truthful) || kind.equals(lying);
    }

    /// `a knight`, `an egoist`.
    String a(boolean ofTruth) {
      var kind = ofTruth ? truthful : lying;
      return ("aeiou".indexOf(kind.charAt(0)) < 0 ? "a " : "an ") + kind;
    }
  }

  Island {
    names = List.copyOf(names);
    sayings = List.copyOf(sayings);
    if (names.isEmpty() || names.size() > MAX_PEOPLE) {
      throw new IllegalArgumentException(
          "question: %d people; 1 to %d are read".formatted(names.size(), MAX_PEOPLE));
    }
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException("question: two people have the same name");
    }
    if (sayings.size() != names.size()) {
      throw new IllegalArgumentException(
          "question: %d sayings of %d people; one each is needed"
              .formatted(sayings.size(), names.size()));
    }
  }

  /// Whether everybody speaks as is their kind when those with a bit set are truthful.
  boolean consistent(int truthful) {
    for (int person = 0; person < names.size(); person++) {
      if (sayings.get(person).holds(truthful) != ((truthful >> person & 1) == 1)) {
        return false;
      }
    }
    return true;
  }

  /// All ways to be consistent.
  List<Integer> solutions() {
    var found = new ArrayList<Integer>();
    for (int truthful = 0; truthful < 1 << names.size(); truthful++) {
      if (consistent(truthful)) {
        found.add(truthful);
      }
    }
    return found;
  }
}
