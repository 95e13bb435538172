package dev.ponder.task.dataset;

import dev.ponder.core.Ending;
import dev.ponder.core.Problem;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import dev.ponder.task.ExpressionParser;
import dev.ponder.task.Lines;
import dev.ponder.task.Split;
import dev.ponder.task.countdown.Countdown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The game of 24 in its published form: rows with a `puzzle` of four numbers, an `idx`, and a
/// `rank` by how many people solve it.
///
/// Right is any expression that uses each number once and is 24 by exact fractions, with `= 24`
/// behind it or not. The oracle is countdown's brute force over all expressions. Level 0 has the
/// quarter of the rows that most people solve.
///
/// @param items the puzzles
public record Game24(List<Item> items) implements DataSet {
  private static final Countdown TRUTH = new Countdown(4, 13, 24);
  private static final Pattern PUZZLE = Pattern.compile("\\d{1,2}(?: \\d{1,2}){3}");
  private static final Pattern ASKED =
      Pattern.compile("(?:(?:24 from|game24:) ?)?(\\d{1,2}(?:[ ,]+\\d{1,2}){3})");
  private static final Pattern SPLIT_NUMBER = Pattern.compile("\\d +\\d");
  private static final int LEVELS = 4;

  public Game24 {
    items = List.copyOf(items);
  }

  /// Reads the rows.
  ///
  /// @throws IllegalArgumentException when a row is not as published, naming file, line and field
  public static Game24 read(Path file) {
    var rows = Rows.read(file);
    var items = new ArrayList<Item>();
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var puzzle = row.text("puzzle");
      if (!PUZZLE.matcher(puzzle).matches()) {
        throw row.wrong(
            "puzzle", "is %s where four numbers should be".formatted(Lines.quoted(puzzle)));
      }
      if (row.number("idx") < 0) {
        throw row.wrong("idx", "is negative");
      }
      items.add(new Item(problem(puzzle), LEVELS * i / rows.size()));
    }
    return new Game24(items);
  }

  private static Problem problem(String numbers) {
    return new Problem(
        "game24:" + numbers,
        """
        Make 24 of the numbers %s with + - * / and parentheses; use each of them exactly once.
        End with one line: A: and the expression, like (1+2)*(3+5).
        """
            .formatted(numbers));
  }

  @Override
  public String name() {
    return "game24";
  }

  @Override
  public String asks() {
    return "an expression of four numbers that is 24";
  }

  @Override
  public int levels() {
    return LEVELS;
  }

  @Override
  public Split split(Problem problem) {
    return Parting.PARTED.of(problem.id());
  }

  @Override
  public Problem ask(String question) {
    var asked = ASKED.matcher(question);
    if (question.length() > 100 || !asked.matches()) {
      throw new IllegalArgumentException(
          "question: can't read %s as a game of 24; write e.g. '4 7 8 8'"
              .formatted(Lines.quoted(question)));
    }
    return problem(asked.group(1).replaceAll("[ ,]+", " "));
  }

  private static Problem truth(Problem problem) {
    return TRUTH.parse("24 from " + problem.id().substring("game24:".length()));
  }

  @Override
  public String normal(Problem problem, String answer) {
    if (answer.length() > 2 * ExpressionParser.MAX_LENGTH) {
      throw new IllegalArgumentException("expression of %d characters".formatted(answer.length()));
    }
    if (SPLIT_NUMBER.matcher(answer).find()) {
      throw new IllegalArgumentException("two numbers with nothing between them");
    }
    var text = answer.replace(" ", "");
    text = text.endsWith("=24") ? text.substring(0, text.length() - 3) : text;
    return ExpressionParser.parse(text).canonical();
  }

  @Override
  public Verdict judge(Problem problem, String answer) {
    var line = Step.of("A:" + normal(problem, answer));
    return TRUTH.verifier().verify(Trace.start(truth(problem)).then(line, Ending.STOPPED));
  }

  @Override
  public Optional<String> solve(Problem problem) {
    return TRUTH.solve(truth(problem));
  }
}
