package dev.ponder.task.logic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is asked: a system to solve, or a law to prove or refute.
sealed interface Riddle {
  /// Values for the unknowns of 0 to `top` with which all relations hold.
  record Constraints(List<Character> unknowns, int top, List<Relation> relations)
      implements Riddle {
    public Constraints {
      unknowns = List.copyOf(unknowns);
      relations = List.copyOf(relations);
    }

    /// Up to `most` solutions, by trying all values.
    List<Map<Character, BigInteger>> solutions(int most) {
      return new Trials(unknowns, relations, 0, top).satisfying(most);
    }
  }

  /// Whether the relation holds for all whole numbers.
  record Law(List<Character> unknowns, Relation relation) implements Riddle {
    static final int REACH = 6;

    public Law {
      unknowns = List.copyOf(unknowns);
    }

    /// Whole numbers close to 0 for which it does not hold, the smallest first; none if it holds
    /// for all from -6 to 6.
    Optional<Map<Character, BigInteger>> counterexample() {
      for (int reach = 1; reach <= REACH; reach++) {
        var found = new Trials(unknowns, List.of(relation), -reach, reach).refuting();
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    /// True for an equation whose sides are the same polynomial.
    boolean isIdentity() {
      try {
        return relation.sign().equals("=")
            && Polynomial.of(relation.left()).minus(Polynomial.of(relation.right())).isZero();
      } catch (ArithmeticException e) {
        // Coefficients of more than 63 bits: others may know.
        return false;
      }
    }
  }

  List<Character> unknowns();

  /// The relations that are asked about.
  default List<Relation> all() {
    return switch (this) {
      case Constraints(var _, int _, var relations) -> relations;
      case Law(var _, var relation) -> List.of(relation);
    };
  }

  /// On one line: `x,y of 0..9: x+y=7; x*y=12` or `all x,y: x*y=y*x`.
  default String text() {
    var names = unknowns().stream().map(String::valueOf).collect(Collectors.joining(","));
    return switch (this) {
      case Constraints(var _, int top, var relations) ->
          "%s of 0..%d: %s"
              .formatted(
                  names,
                  top,
                  relations.stream().map(Relation::text).collect(Collectors.joining("; ")));
      case Law(var _, var relation) -> "all %s: %s".formatted(names, relation.text());
    };
  }

  /// One text for all riddles that differ by the names of the unknowns, the order of relations, and
  /// what [Relation#canonical] sees through.
  default String kind() {
    return permutations(unknowns()).stream()
        .map(
            names -> {
              var renamed = new LinkedHashMap<Character, Character>();
              for (int i = 0; i < names.size(); i++) {
                renamed.put(unknowns().get(i), names.get(i));
              }
              var relations =
                  all().stream().map(each -> each.renamed(renamed).canonical()).sorted().toList();
              return String.join(";", relations);
            })
        .min(String::compareTo)
        .orElseThrow();
  }

  /// The problem in SMT-LIB: declarations, and for a system the assertions.
  default String smt() {
    var script = new StringBuilder();
    unknowns().forEach(each -> script.append("(declare-const ").append(each).append(" Int)\n"));
    if (this instanceof Constraints(var names, int top, var relations)) {
      names.forEach(each -> script.append("(assert (<= 0 %c %d))\n".formatted(each, top)));
      relations.forEach(each -> script.append("(assert ").append(each.smt()).append(")\n"));
    }
    return script.toString();
  }

  private static List<List<Character>> permutations(List<Character> names) {
    if (names.isEmpty()) {
      return List.of(List.of());
    }
    var all = new ArrayList<List<Character>>();
    for (var first : names) {
      var rest = new ArrayList<>(names);
      rest.remove(first);
      for (var each : permutations(rest)) {
        var one = new ArrayList<Character>();
        one.add(first);
        one.addAll(each);
        all.add(one);
      }
    }
    return all;
  }
}
