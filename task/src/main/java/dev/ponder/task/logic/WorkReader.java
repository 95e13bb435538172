package dev.ponder.task.logic;

import dev.ponder.task.Behaviours;
import dev.ponder.task.Lines;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the thinking of a logic completion and counts its habits. Lines of no known form are
/// passed over.
/// - A try is a line of values that is not after `wait,`.
/// - A verification is a relation with values put in.
/// - A backtrack is a line of values after one that did not decide: a failed try of a system, a law
///   that held.
/// - A correction is a line after `wait,`.
/// - A slip is a mark that is false, a relation that is not the riddle's next one with the values
///   put in, or a side worked out to another polynomial.
/// - A false claim is a line of a system all marked `!` whose values are no solution, and a wrong
///   answer after a try.
/// - Sub-goals do not occur.
record WorkReader(Riddle riddle) {
  private static final int LONGEST_LINE = 600;

  /// A line of values.
  ///
  /// @param checks relations looked at
  /// @param slips of them that are false
  /// @param all true when all of the riddle's relations are marked as holding
  /// @param holds true when they all do
  record Tried(boolean again, int checks, int slips, boolean all, boolean holds) {}

  Behaviours behaviours(String completion, boolean wrong) {
    int tries = 0;
    int verifications = 0;
    int backtracks = 0;
    int corrections = 0;
    int slips = 0;
    int falseClaims = 0;
    boolean open = false;
    for (var each : Lines.of(completion)) {
      if (each.startsWith("A:")) {
        break;
      }
      var line = each.endsWith("\n") ? each.substring(0, each.length() - 1) : each;
      slips += worked(line).orElse(true) ? 0 : 1;
      var read = tried(line);
      if (read.isEmpty()) {
        continue;
      }
      var tried = read.get();
      tries += tried.again() ? 0 : 1;
      corrections += tried.again() ? 1 : 0;
      backtracks += open && !tried.again() ? 1 : 0;
      verifications += tried.checks();
      slips += tried.slips();
      boolean system = riddle instanceof Riddle.Constraints;
      falseClaims += system && tried.all() && !tried.holds() ? 1 : 0;
      open = tried.all() != system;
    }
    return new Behaviours(
        tries,
        verifications,
        backtracks,
        0,
        corrections,
        slips,
        falseClaims + (wrong && tries > 0 ? 1 : 0),
        completion.startsWith("A:") ? 1 : 0);
  }

  /// The line as one of values; none if it is none.
  Optional<Tried> tried(String text) {
    boolean again = text.startsWith("wait,");
    var line = again ? text.substring("wait,".length()) : text;
    int colon = line.indexOf(':');
    if (colon < 0 || line.length() > LONGEST_LINE) {
      return Optional.empty();
    }
    var values = values(line.substring(0, colon));
    if (values.isEmpty()) {
      return Optional.empty();
    }
    var relations = riddle.all();
    var checks = line.substring(colon + 1).split(",", -1);
    int slips = 0;
    boolean all = checks.length >= relations.size();
    for (int i = 0; i < checks.length; i++) {
      if (!checks[i].endsWith("!") && !checks[i].endsWith("x")) {
        return Optional.empty();
      }
      boolean marked = checks[i].endsWith("!");
      var relation = checks[i].substring(0, checks[i].length() - 1);
      boolean right =
          i < relations.size()
              && relation.equals(relations.get(i).text(values.get()))
              && marked == relations.get(i).holds(values.get());
      slips += right ? 0 : 1;
      all &= marked;
    }
    boolean holds = relations.stream().allMatch(each -> each.holds(values.get()));
    return Optional.of(new Tried(again, checks.length, slips, all, holds));
  }

  /// Whether a side is worked out rightly; none for other lines.
  Optional<Boolean> worked(String line) {
    boolean left = line.startsWith("left:");
    if (!left && !line.startsWith("right:") || !(riddle instanceof Riddle.Law law)) {
      return Optional.empty();
    }
    try {
      var written = RiddleParser.sum(line.substring(line.indexOf(':') + 1), law.unknowns());
      var side = left ? law.relation().left() : law.relation().right();
      return Optional.of(Polynomial.of(written).equals(Polynomial.of(side)));
    } catch (IllegalArgumentException | ArithmeticException e) {
      return Optional.of(false);
    }
  }

  private Optional<Map<Character, BigInteger>> values(String text) {
    var values = new LinkedHashMap<Character, BigInteger>();
    var parts = List.of(text.split(",", -1));
    if (parts.size() != riddle.unknowns().size()) {
      return Optional.empty();
    }
    for (int i = 0; i < parts.size(); i++) {
      char name = riddle.unknowns().get(i);
      if (!parts.get(i).matches(name + "=-?\\d{1,6}")) {
        return Optional.empty();
      }
      values.put(name, new BigInteger(parts.get(i).substring(2)));
    }
    return Optional.of(values);
  }
}
