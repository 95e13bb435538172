package dev.ponder.task.procedural.logic;

import java.util.List;
import java.util.stream.Collectors;

/// What an islander says about who tells the truth.
sealed interface Says {
  /// That a person is of the truthful kind, or of the lying one.
  record Is(int person, boolean truthful) implements Says {}

  /// That something is not so.
  record Not(Says part) implements Says {}

  /// That all of it is so.
  record All(List<Says> parts) implements Says {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /// That some of it is so.
  record Any(List<Says> parts) implements Says {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /// That one thing leads to another.
  record If(Says condition, Says result) implements Says {}

  /// That two things are so together or not at all.
  record Iff(Says left, Says right) implements Says {}

  /// Whether it is true when the persons with a bit set are truthful.
  default boolean holds(int truthful) {
    return switch (this) {
      case Is(int person, boolean says) -> (truthful >> person & 1) == 1 == says;
      case Not(var part) -> !part.holds(truthful);
      case All(var parts) -> parts.stream().allMatch(part -> part.holds(truthful));
      case Any(var parts) -> parts.stream().anyMatch(part -> part.holds(truthful));
      case If(var condition, var result) -> !condition.holds(truthful) || result.holds(truthful);
      case Iff(var left, var right) -> left.holds(truthful) == right.holds(truthful);
    };
  }

  /// In words.
  default String text(Island.Kinds kinds, List<String> names) {
    return switch (this) {
      case Is(int person, boolean truthful) ->
          "%s is %s".formatted(names.get(person), kinds.a(truthful));
      case Not(Is(int person, boolean truthful)) ->
          "%s is not %s".formatted(names.get(person), kinds.a(truthful));
      case Not(var part) -> "it is not the case that " + part.text(kinds, names);
      case All(var parts) -> joined(parts, " and ", kinds, names);
      case Any(var parts) -> joined(parts, " or ", kinds, names);
      case If(var condition, var result) ->
          "if %s then %s".formatted(condition.text(kinds, names), result.text(kinds, names));
      case Iff(var left, var right) ->
          "%s if and only if %s".formatted(left.text(kinds, names), right.text(kinds, names));
    };
  }

  private static String joined(
      List<Says> parts, String word, Island.Kinds kinds, List<String> names) {
    return parts.stream().map(part -> part.text(kinds, names)).collect(Collectors.joining(word));
  }
}
