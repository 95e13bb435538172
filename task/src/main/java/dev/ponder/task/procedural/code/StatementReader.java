package dev.ponder.task.procedural.code;

import dev.ponder.task.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the lines of a program of [Statement]s, which nest at most five deep.
final class StatementReader {
  private static final Pattern SET =
      Pattern.compile("([a-e]) = ([a-e]|\\d{1,4})(?: ([-+*]) ([a-e]|\\d{1,4}))?");
  private static final Pattern REPEAT = Pattern.compile("repeat ([1-9]\\d?)");
  private static final Pattern IF = Pattern.compile("if ([a-e]|\\d{1,4}) ([<>=]) ([a-e]|\\d{1,4})");
  private static final Pattern PRINT = Pattern.compile("print ([a-e])");
  private static final int MAX_LINES = 80;
  private static final int MAX_DEPTH = 5;

  private final List<String> lines;
  private int at;

  private StatementReader(List<String> lines) {
    this.lines = lines;
  }

  /// @throws IllegalArgumentException when a line is no statement, or the nesting is wrong
  static List<Statement> read(List<String> lines) {
    if (lines.size() > MAX_LINES) {
      throw new IllegalArgumentException("program: more than %d lines".formatted(MAX_LINES));
    }
    var reader = new StatementReader(lines.stream().map(String::strip).toList());
    var program = reader.block(0);
    if (reader.at < lines.size()) {
      throw reader.wrong();
    }
    return program;
  }

  private List<Statement> block(int depth) {
    var statements = new ArrayList<Statement>();
    while (at < lines.size() && !lines.get(at).equals("end") && !lines.get(at).equals("else")) {
      statements.add(statement(depth));
    }
    return statements;
  }

  private Statement statement(int depth) {
    var line = lines.get(at);
    var set = SET.matcher(line);
    var repeat = REPEAT.matcher(line);
    var condition = IF.matcher(line);
    var print = PRINT.matcher(line);
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("program: nested more than %d deep".formatted(MAX_DEPTH));
    }
    at++;
    if (set.matches()) {
      String operator = set.group(3);
      String right = set.group(4);
      return new Statement.Set(
          set.group(1), set.group(2), operator == null ? "" : operator, right == null ? "" : right);
    }
    if (print.matches()) {
      return new Statement.Print(print.group(1));
    }
    if (repeat.matches()) {
      var body = block(depth + 1);
      expect("end");
      return new Statement.Repeat(Integer.parseInt(repeat.group(1)), body);
    }
    if (condition.matches()) {
      var then = block(depth + 1);
      List<Statement> otherwise = List.of();
      if (at < lines.size() && lines.get(at).equals("else")) {
        at++;
        otherwise = block(depth + 1);
      }
      expect("end");
      return new Statement.If(
          condition.group(1), condition.group(2), condition.group(3), then, otherwise);
    }
    at--;
    throw wrong();
  }

  private void expect(String line) {
    if (at >= lines.size() || !lines.get(at).equals(line)) {
      throw new IllegalArgumentException("program: no %s where one should be".formatted(line));
    }
    at++;
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException(
        "program: %s is no statement like a = b + 2".formatted(Lines.quoted(lines.get(at))));
  }
}
