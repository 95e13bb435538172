package dev.ponder.task.procedural.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A statement of a tiny language over whole numbers named a to e.
///
/// ```
/// a = 3            a = b + 2        (+ - *)
/// repeat 3 ... end
/// if a > b ... else ... end         (> < =)
/// print a
/// ```
sealed interface Statement {
  /// `left operator right`, or `left` alone with an empty operator; each a name or a number.
  record Set(String name, String left, String operator, String right) implements Statement {}

  record Repeat(int times, List<Statement> body) implements Statement {
    public Repeat {
      body = List.copyOf(body);
    }
  }

  record If(
      String left, String relation, String right, List<Statement> then, List<Statement> otherwise)
      implements Statement {
    public If {
      then = List.copyOf(then);
      otherwise = List.copyOf(otherwise);
    }
  }

  record Print(String name) implements Statement {}

  /// The statements, a line each.
  static List<String> lines(List<Statement> statements) {
    var lines = new ArrayList<String>();
    for (var each : statements) {
      switch (each) {
        case Set(var name, var left, var operator, var right) ->
            lines.add("%s = %s %s %s".formatted(name, left, operator, right).strip());
        case Repeat(int times, var body) -> {
          lines.add("repeat " + times);
          lines.addAll(lines(body));
          lines.add("end");
        }
        case If(var left, var relation, var right, var then, var otherwise) -> {
          lines.add("if %s %s %s".formatted(left, relation, right));
          lines.addAll(lines(then));
          if (!otherwise.isEmpty()) {
            lines.add("else");
            lines.addAll(lines(otherwise));
          }
          lines.add("end");
        }
        case Print(var name) -> lines.add("print " + name);
      }
    }
    return lines;
  }

  /// One run, bounded in steps, in the size of numbers and in output.
  final class Run {
    private static final int STEPS = 5000;
    private static final long LARGEST = 1_000_000_000L;
    private static final int OUTPUT = 100;

    private final Map<String, Long> values = new TreeMap<>();
    private final List<String> changes = new ArrayList<>();
    private final List<Long> printed = new ArrayList<>();
    private int steps;

    /// Runs a program.
    ///
    /// @throws IllegalArgumentException when it is over a limit or uses a name that has no number
    Run(List<Statement> program) {
      all(program);
    }

    List<Long> printed() {
      return printed;
    }

    /// Every number that was set, as `a=3`, and printed, as `print 3`.
    List<String> changes() {
      return changes;
    }

    private void all(List<Statement> statements) {
      for (var each : statements) {
        if (++steps > STEPS) {
          throw new IllegalArgumentException("program: more than %d steps".formatted(STEPS));
        }
        switch (each) {
          case Set(var name, var left, var operator, var right) -> {
            long value = calculated(left, operator, right);
            if (Math.abs(value) > LARGEST) {
              throw new IllegalArgumentException("program: a number over " + LARGEST);
            }
            values.put(name, value);
            changes.add(name + "=" + value);
          }
          case Repeat(int times, var body) -> {
            for (int i = 0; i < times; i++) {
              steps++;
              all(body);
            }
          }
          case If(var left, var relation, var right, var then, var otherwise) -> {
            int sign = Long.compare(value(left), value(right));
            boolean holds =
                switch (relation) {
                  case ">" -> sign > 0;
                  case "<" -> sign < 0;
                  default -> sign == 0;
                };
            all(holds ? then : otherwise);
          }
          case Print(var name) -> {
            if (printed.size() == OUTPUT) {
              throw new IllegalArgumentException(
                  "program: it prints more than %d numbers".formatted(OUTPUT));
            }
            printed.add(value(name));
            changes.add("print " + value(name));
          }
        }
      }
    }

    private long calculated(String left, String operator, String right) {
      return switch (operator) {
        case "+" -> value(left) + value(right);
        case "-" -> value(left) - value(right);
        case "*" -> value(left) * value(right);
        default -> value(left);
      };
    }

    private long value(String text) {
      if (Character.isDigit(text.charAt(0))) {
        return Long.parseLong(text);
      }
      Long value = values.get(text);
      if (value == null) {
        throw new IllegalArgumentException("program: %s is used before it is set".formatted(text));
      }
      return value;
    }
  }
}
