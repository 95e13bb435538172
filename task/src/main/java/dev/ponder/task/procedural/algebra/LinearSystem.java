package dev.ponder.task.procedural.algebra;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import dev.ponder.verify.number.Rational;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Two or three linear equations with one common solution.
record LinearSystem() implements Recipe<LinearSystem.Rows> {
  private static final int MOST = 99_999;
  private static final String[] NAMES = {"x", "y", "z"};

  /// @param rows coefficients of x, y (and z), then the right side
  record Rows(List<List<Integer>> rows) {
    Rows {
      rows = rows.stream().map(List::copyOf).toList();
      int unknowns = rows.size();
      Read.size("equations", unknowns, 2, 3);
      for (var row : rows) {
        Read.size("numbers of an equation", row.size(), unknowns + 1, unknowns + 1);
        row.forEach(number -> Read.size("number", number, -MOST, MOST));
      }
      if (solved(rows, new ArrayList<>()).isEmpty()) {
        throw new IllegalArgumentException("equations: they don't have exactly one solution");
      }
    }

    List<Rational> solution() {
      return solved(rows, new ArrayList<>()).orElseThrow();
    }

    /// By elimination; none if a column has no pivot.
    private static Optional<List<Rational>> solved(List<List<Integer>> rows, List<String> lines) {
      var left = new ArrayList<Rational[]>();
      rows.forEach(row -> left.add(row.stream().map(Rational::of).toArray(Rational[]::new)));
      for (int column = 0; column < rows.size(); column++) {
        int at = column;
        int pivot =
            IntStream.range(column, rows.size())
                .filter(i -> !left.get(i)[at].isZero())
                .findFirst()
                .orElse(-1);
        if (pivot < 0) {
          return Optional.empty();
        }
        java.util.Collections.swap(left, column, pivot);
        var by = left.get(column)[column];
        var scaled =
            Arrays.stream(left.get(column)).map(number -> number.over(by)).toArray(Rational[]::new);
        left.set(column, scaled);
        lines.add(line(scaled));
        for (int i = 0; i < rows.size(); i++) {
          if (i != column) {
            var factor = left.get(i)[column];
            var row = left.get(i);
            left.set(
                i,
                IntStream.range(0, row.length)
                    .mapToObj(j -> row[j].minus(scaled[j].times(factor)))
                    .toArray(Rational[]::new));
          }
        }
      }
      return Optional.of(left.stream().map(row -> row[rows.size()]).toList());
    }

    private static String line(Rational[] row) {
      return IntStream.range(0, row.length - 1)
          .filter(i -> !row[i].isZero())
          .mapToObj(i -> (row[i].toString().equals("1") ? "" : row[i] + "*") + NAMES[i])
          .collect(Collectors.joining(" + ", "", " = " + row[row.length - 1]));
    }
  }

  @Override
  public Card card() {
    return new Card(
        "linear-system",
        4,
        "the solution of two or three linear equations",
        "2 unknowns with numbers to 5, to 12; 3 to 4, to 9",
        "the numbers in order, or each with its name in any order; fractions and decimals too",
        "elimination with exact fractions");
  }

  @Override
  public Rows draw(int level, RandomGenerator random) {
    int unknowns = level < 2 ? 2 : 3;
    int most = new int[] {5, 12, 4, 9}[level];
    while (true) {
      var solution = IntStream.generate(() -> random.nextInt(21) - 10).limit(unknowns).toArray();
      var rows = new ArrayList<List<Integer>>();
      for (int i = 0; i < unknowns; i++) {
        var row = new ArrayList<Integer>();
        int sum = 0;
        for (int j = 0; j < unknowns; j++) {
          row.add(random.nextInt(2 * most + 1) - most);
          sum += row.getLast() * solution[j];
        }
        row.add(sum);
        rows.add(row);
      }
      if (Rows.solved(rows, new ArrayList<>()).isPresent()) {
        return new Rows(rows);
      }
    }
  }

  @Override
  public String spell(Rows problem) {
    return problem.rows().stream()
        .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(",")))
        .collect(Collectors.joining(";"));
  }

  @Override
  public Rows read(String spelled) {
    Read.size("characters of the equations", spelled.length(), 1, 200);
    var rows = new ArrayList<List<Integer>>();
    for (var row : spelled.split(";", -1)) {
      rows.add(Read.wholes("number", row, -MOST, MOST));
    }
    return new Rows(rows);
  }

  @Override
  public String kind(Rows problem) {
    return spell(
        new Rows(
            problem.rows().stream()
                .sorted(java.util.Comparator.comparing(List::toString))
                .toList()));
  }

  @Override
  public String ask(Rows problem) {
    return "Find %s such that\n%s"
        .formatted(
            String.join(", ", Arrays.copyOf(NAMES, problem.rows().size())),
            problem.rows().stream().map(LinearSystem::equation).collect(Collectors.joining("\n")));
  }

  private static String equation(List<Integer> row) {
    return IntStream.range(0, row.size() - 1)
        .mapToObj(i -> row.get(i) + "*" + NAMES[i])
        .collect(Collectors.joining(" + ", "", " = " + row.getLast()));
  }

  @Override
  public String form() {
    return "the numbers in this order, parted by commas";
  }

  @Override
  public List<Wording<Rows>> wordings() {
    return List.of(
        Wording.of(
            "find x, y(?:, z)? such that\\s+((?:-?\\d+[*xyz+= -]+)+-?\\d+(?:\\n(?:-?\\d+[*xyz+= -]+)+-?\\d+)*)",
            match ->
                read(match.group(1).replaceAll("\\*[xyz] (?:\\+|=) ", ",").replace('\n', ';'))));
  }

  @Override
  public Optional<String> solve(Rows problem) {
    return Optional.of(
        problem.solution().stream().map(Rational::toString).collect(Collectors.joining(", ")));
  }

  /// The numbers in the order of the names.
  @Override
  public String normal(Rows problem, String answer) {
    var parts = Read.list(answer);
    Read.size("numbers", parts.size(), problem.rows().size(), problem.rows().size());
    boolean named = answer.indexOf('=') >= 0;
    var values = new String[parts.size()];
    for (int i = 0; i < values.length; i++) {
      var part = parts.get(i).replace(" ", "");
      int at = named ? "xyz".indexOf(part.charAt(0)) : i;
      if (at < 0 || at >= values.length || named && !part.startsWith("=", 1)) {
        throw new IllegalArgumentException(Lines.quoted(part) + " is not like x=2");
      }
      values[at] = SimpleEquations.number(named ? part.substring(2) : part).toString();
    }
    if (Arrays.asList(values).contains(null)) {
      throw new IllegalArgumentException("a number is given twice");
    }
    return String.join(", ", values);
  }

  @Override
  public Optional<String> objection(Rows problem, String normal) {
    var values = Arrays.stream(normal.split(", ")).map(SimpleEquations::number).toList();
    for (var row : problem.rows()) {
      var sum = Rational.of(-row.getLast());
      for (int i = 0; i < values.size(); i++) {
        sum = sum.plus(values.get(i).times(Rational.of(row.get(i))));
      }
      if (!sum.isZero()) {
        return Optional.of("not a solution of " + equation(row));
      }
    }
    return Optional.empty();
  }

  @Override
  public List<String> work(Rows problem) {
    var lines = new ArrayList<String>();
    Rows.solved(problem.rows(), lines);
    return lines;
  }
}
