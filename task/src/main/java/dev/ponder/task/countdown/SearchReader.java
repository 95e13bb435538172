package dev.ponder.task.countdown;

import dev.ponder.task.Behaviours;
import dev.ponder.task.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the thinking of a countdown completion and counts its habits. Lines of no known form are
/// passed over.
/// - A try is a line with operations and without `wait,`; a verification is a comparison `?22!` or
///   `?22x`, on whatever line.
/// - A backtrack is a try made after one that was marked `x`.
/// - A sub-goal is a line that opens with a goal derived from the target.
/// - A correction is a line that does a try again after `wait,`; a bare `wait` is none.
/// - A slip is an operation, or a derivation of a goal, whose written result is false.
/// - A false claim is a `!` where the last written result is not the number it is compared with, or
///   that number is neither the target nor the line's goal; and a stated answer that is wrong
///   although the last comparison said `!`.
final class SearchReader {
  private static final Pattern OPERATION =
      Pattern.compile("(\\d{1,9})([-+*/])(\\d{1,9})=(\\d{1,9})");
  private static final Pattern COMPARISON = Pattern.compile("(\\d{1,9})([!x])");
  private static final int LONGEST_LINE = 400;
  private static final String AGAIN = "wait,";

  private SearchReader() {}

  /// One written operation.
  record Operation(char operator, int left, int right, int result) {}

  /// One thinking line of a known form.
  ///
  /// @param again true after `wait,`
  /// @param goal the derivation of a goal from the target, if there is one
  /// @param operations at least one
  /// @param compared the number that the last result is compared with
  /// @param hit true for `!`
  record Try(
      boolean again,
      Optional<Operation> goal,
      List<Operation> operations,
      int compared,
      boolean hit) {}

  /// The try a line spells, its line end apart; none if it spells none.
  static Optional<Try> read(String line) {
    if (line.length() > LONGEST_LINE) {
      return Optional.empty();
    }
    boolean again = line.startsWith(AGAIN);
    var body = again ? line.substring(AGAIN.length()) : line;
    int semicolon = body.indexOf(';');
    var goal =
        semicolon < 0 ? Optional.<Operation>empty() : operation(body.substring(0, semicolon));
    int question = body.indexOf('?');
    if (question <= semicolon || (semicolon >= 0 && goal.isEmpty())) {
      return Optional.empty();
    }
    var operations = new ArrayList<Operation>();
    for (var each : body.substring(semicolon + 1, question).split(",", -1)) {
      var operation = operation(each);
      if (operation.isEmpty()) {
        return Optional.empty();
      }
      operations.add(operation.get());
    }
    var comparison = COMPARISON.matcher(body.substring(question + 1));
    return comparison.matches()
        ? Optional.of(
            new Try(
                again,
                goal,
                List.copyOf(operations),
                Integer.parseInt(comparison.group(1)),
                comparison.group(2).equals("!")))
        : Optional.empty();
  }

  /// The operation a text spells; none if it spells none.
  static Optional<Operation> operation(String text) {
    var match = OPERATION.matcher(text);
    return match.matches()
        ? Optional.of(
            new Operation(
                match.group(2).charAt(0),
                Integer.parseInt(match.group(1)),
                Integer.parseInt(match.group(3)),
                Integer.parseInt(match.group(4))))
        : Optional.empty();
  }

  static Behaviours behaviours(PuzzleTask task, Puzzle puzzle, String completion) {
    var numbers = task.calculus();
    int tries = 0;
    int verifications = 0;
    int backtracks = 0;
    int subGoals = 0;
    int corrections = 0;
    int slips = 0;
    int falseClaims = 0;
    boolean failed = false;
    boolean claimed = false;
    for (var line : Lines.of(completion)) {
      if (line.startsWith(task.answerMarker())) {
        break;
      }
      var read = read(line.endsWith("\n") ? line.substring(0, line.length() - 1) : line);
      if (read.isEmpty()) {
        continue;
      }
      var each = read.get();
      verifications++;
      if (each.again()) {
        corrections++;
      } else {
        tries++;
        backtracks += failed ? 1 : 0;
      }
      subGoals += each.goal().isPresent() ? 1 : 0;
      slips += (int) each.operations().stream().filter(one -> isSlip(numbers, one)).count();
      slips += each.goal().filter(one -> isSlip(numbers, one)).isPresent() ? 1 : 0;
      int due = each.goal().map(Operation::result).orElse(puzzle.target());
      boolean equal =
          each.compared() == due && each.operations().getLast().result() == each.compared();
      falseClaims += each.hit() && !equal ? 1 : 0;
      failed = !each.hit();
      claimed = each.hit();
    }
    if (claimed && task.isWrong(puzzle, completion)) {
      falseClaims++;
    }
    boolean atOnce = completion.startsWith(task.answerMarker());
    return new Behaviours(
        tries,
        verifications,
        backtracks,
        subGoals,
        corrections,
        slips,
        falseClaims,
        atOnce ? 1 : 0);
  }

  private static boolean isSlip(Numbers numbers, Operation operation) {
    return numbers.apply(operation.operator(), operation.left(), operation.right())
        != operation.result();
  }
}
