package dev.ponder.verify.smt;

/// Limits that are checked while a text is read, before anything is built from it.
///
/// @param characters of the whole text
/// @param nodes atoms and lists
/// @param depth open parentheses
/// @param digits of one number
public record Caps(int characters, int nodes, int depth, int digits) {
  /// For what a policy wrote.
  public static final Caps ANSWER = new Caps(100_000, 20_000, 200, 1_000);

  /// For the problem, which comes from the verifier's side.
  public static final Caps PROBLEM = new Caps(4_000_000, 400_000, 400, 1_000);

  public Caps {
    atLeastOne("characters", characters);
    atLeastOne("nodes", nodes);
    atLeastOne("depth", depth);
    atLeastOne("digits", digits);
    if (depth > 1_000) {
      throw new IllegalArgumentException(
          "depth: " + depth + " is more than the 1000 that terms are walked through");
    }
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": " + value + " is below 1");
    }
  }
}
