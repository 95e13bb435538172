package dev.ponder.task.arithmetic;

import dev.ponder.task.Behaviours;
import dev.ponder.task.Lines;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the thinking of an arithmetic completion and counts its habits. Lines of no known form are
/// passed over.
/// - A try is a line that does an operation and is neither a check nor after `wait,`.
/// - A verification is a check line `3+4=7?7!` or `3+4=7?8x`.
/// - A correction is a line that does an operation again after `wait,`; it is a backtrack too when
///   the line before is a check marked `x`.
/// - A slip is an operation whose written result is false, on whatever line.
/// - A false claim is a check marked `!` whose two numbers differ, and a wrong answer after a last
///   operation (one that leaves nothing to do).
/// - Sub-goals do not occur.
final class StepReader {
  private static final Pattern LINE =
      Pattern.compile(
          "(wait,)?(\\d{1,9})([-+*/])(\\d{1,9})=(\\d{1,9})(?:(;)[-+*/()0-9]+|\\?(\\d{1,9})([!x]))?");
  private static final int LONGEST_LINE = 400;

  private StepReader() {}

  /// One thinking line of a known form.
  ///
  /// @param again true after `wait,`
  /// @param slip true when the written result is false
  /// @param last true when no rest follows
  /// @param check true for a check line
  /// @param hit true when a check is marked `!`
  /// @param equal true when a check compares equal numbers
  record Line(
      boolean again, boolean slip, boolean last, boolean check, boolean hit, boolean equal) {}

  /// The line a text spells, its line end apart; none if it spells none.
  static Optional<Line> read(String text) {
    if (text.length() > LONGEST_LINE) {
      return Optional.empty();
    }
    var match = LINE.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    int result = Integer.parseInt(match.group(5));
    int right =
        Chains.apply(
            match.group(3).charAt(0),
            Integer.parseInt(match.group(2)),
            Integer.parseInt(match.group(4)));
    boolean check = match.group(8) != null;
    return Optional.of(
        new Line(
            match.group(1) != null,
            result != right,
            !check && match.group(6) == null,
            check,
            check && match.group(8).equals("!"),
            check && Integer.parseInt(match.group(7)) == result));
  }

  /// @param wrong true when the completion states an answer that is wrong
  static Behaviours behaviours(String completion, boolean wrong) {
    int tries = 0;
    int verifications = 0;
    int backtracks = 0;
    int corrections = 0;
    int slips = 0;
    int falseClaims = 0;
    boolean failedCheck = false;
    boolean done = false;
    for (var each : Lines.of(completion)) {
      if (each.startsWith("A:")) {
        break;
      }
      var read = read(each.endsWith("\n") ? each.substring(0, each.length() - 1) : each);
      if (read.isEmpty()) {
        continue;
      }
      var line = read.get();
      slips += line.slip() ? 1 : 0;
      if (line.check()) {
        verifications++;
        falseClaims += line.hit() && !line.equal() ? 1 : 0;
      } else if (line.again()) {
        corrections++;
        backtracks += failedCheck ? 1 : 0;
      } else {
        tries++;
      }
      failedCheck = line.check() && !line.hit();
      done = line.check() ? done : line.last();
    }
    falseClaims += done && wrong ? 1 : 0;
    return new Behaviours(
        tries,
        verifications,
        backtracks,
        0,
        corrections,
        slips,
        falseClaims,
        completion.startsWith("A:") ? 1 : 0);
  }
}
