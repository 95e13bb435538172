package dev.ponder.task.procedural;

/// What a table says of a task.
///
/// @param name on the command line, e.g. `base-conversion`
/// @param levels number of difficulty levels; level 0 is the easiest
/// @param asks what a problem asks, e.g. `the greatest common divisor of whole numbers`
/// @param harder what grows with the level, e.g. `2 to 4 numbers, to 100 and to 9999`
/// @param accepts which answers are right, e.g. `the one number`
/// @param oracle how a right answer is found, e.g. `Euclid's algorithm`
public record Card(
    String name, int levels, String asks, String harder, String accepts, String oracle) {
  public Card {
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "name: '%s' is no name of a task; use a-z, 0-9 and single hyphens".formatted(name));
    }
    if (levels < 1) {
      throw new IllegalArgumentException("levels: " + levels + "; a task has at least 1");
    }
  }
}
