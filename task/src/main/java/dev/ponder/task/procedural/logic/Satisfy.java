package dev.ponder.task.procedural.logic;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// Bits x1, x2, ... that make every clause true (3-SAT). Any such bits are right.
record Satisfy() implements Recipe<Satisfy.Clauses> {
  private static final int MAX_BITS = 24;
  private static final int MAX_CLAUSES = 200;

  /// @param bits how many there are
  /// @param clauses of numbers: 3 for x3, -3 for not x3; at least one of a clause must hold
  record Clauses(int bits, List<List<Integer>> clauses) {
    Clauses {
      clauses = clauses.stream().map(List::copyOf).toList();
      Read.size("bits", bits, 1, MAX_BITS);
      Read.size("clauses", clauses.size(), 1, MAX_CLAUSES);
      for (var clause : clauses) {
        Read.size("clause", clause.size(), 1, 6);
        for (int literal : clause) {
          Read.size("bit", Math.abs(literal), 1, bits);
        }
      }
    }
  }

  @Override
  public Card card() {
    return new Card(
        "satisfy",
        5,
        "bits that make every clause true",
        "4 to 12 bits, 4 clauses a bit",
        "any such bits",
        "backtracking with the tightest clause first");
  }

  @Override
  public Clauses draw(int level, RandomGenerator random) {
    int bits = 4 + 2 * level;
    var planted = new boolean[bits + 1];
    for (int bit = 1; bit <= bits; bit++) {
      planted[bit] = random.nextBoolean();
    }
    var clauses = new ArrayList<List<Integer>>();
    while (clauses.size() < 4 * bits) {
      var chosen = new HashSet<Integer>();
      while (chosen.size() < 3) {
        chosen.add(1 + random.nextInt(bits));
      }
      var clause = chosen.stream().sorted().map(bit -> random.nextBoolean() ? bit : -bit).toList();
      if (!clauses.contains(clause)
          && clause.stream().anyMatch(literal -> planted[Math.abs(literal)] == literal > 0)) {
        clauses.add(clause);
      }
    }
    return new Clauses(bits, clauses);
  }

  @Override
  public String spell(Clauses problem) {
    return problem.bits()
        + ": "
        + problem.clauses().stream()
            .map(clause -> clause.stream().map(String::valueOf).collect(Collectors.joining(" ")))
            .collect(Collectors.joining(", "));
  }

  @Override
  public Clauses read(String spelled) {
    int colon = spelled.indexOf(": ");
    if (colon < 0) {
      throw new IllegalArgumentException("not clauses: " + Lines.quoted(spelled));
    }
    var clauses = new ArrayList<List<Integer>>();
    for (String clause : spelled.substring(colon + 2).split(", ", MAX_CLAUSES + 1)) {
      var literals = new ArrayList<Integer>();
      for (String literal : clause.split(" ", 8)) {
        literals.add(Read.whole("bit", literal, -MAX_BITS, MAX_BITS));
      }
      clauses.add(literals);
    }
    return new Clauses(Read.whole("bits", spelled.substring(0, colon), 1, MAX_BITS), clauses);
  }

  @Override
  public String ask(Clauses problem) {
    return """
        Each of x1 to x%d is 0 or 1. Make at least one part of every clause true, where x1 is true \
        when it is 1 and ~x1 when x1 is 0: %s."""
        .formatted(
            problem.bits(),
            problem.clauses().stream()
                .map(
                    clause ->
                        clause.stream()
                            .map(literal -> literal > 0 ? "x" + literal : "~x" + -literal)
                            .collect(Collectors.joining(" or ")))
                .collect(Collectors.joining(", ")));
  }

  @Override
  public String form() {
    return "the bits from x1 on, like 0110";
  }

  @Override
  public List<Wording<Clauses>> wordings() {
    return List.of(
        Wording.of(
            "x1 to x(\\d{1,3}) is 0 or 1.*when x1 is 0: ([^.]*)\\.",
            match ->
                read(
                    match.group(1)
                        + ": "
                        + match
                            .group(2)
                            .replace(" or ", " ")
                            .replace("~x", "-")
                            .replace("x", ""))));
  }

  @Override
  public Optional<String> solve(Clauses problem) {
    var values = new int[problem.bits() + 1];
    return solve(problem, values, new int[] {50_000})
        ? Optional.of(text(values))
        : Optional.empty();
  }

  private static String text(int[] values) {
    var text = new StringBuilder();
    for (int bit = 1; bit < values.length; bit++) {
      text.append(values[bit] > 0 ? '1' : '0');
    }
    return text.toString();
  }

  /// Branches on the clause with the fewest open parts; values are 1, -1 or still 0.
  private static boolean solve(Clauses problem, int[] values, int[] tries) {
    List<Integer> tightest = List.of();
    for (var clause : problem.clauses()) {
      if (clause.stream()
          .anyMatch(literal -> values[Math.abs(literal)] == Integer.signum(literal))) {
        continue;
      }
      var open = clause.stream().filter(literal -> values[Math.abs(literal)] == 0).toList();
      if (open.isEmpty()) {
        return false;
      }
      if (tightest.isEmpty() || open.size() < tightest.size()) {
        tightest = open;
      }
    }
    if (tightest.isEmpty()) {
      return true;
    }
    int[] before = values.clone();
    for (int literal : tightest) {
      if (tries[0]-- <= 0) {
        return false;
      }
      values[Math.abs(literal)] = Integer.signum(literal);
      if (solve(problem, values, tries)) {
        return true;
      }
      System.arraycopy(before, 0, values, 0, before.length);
    }
    return false;
  }

  @Override
  public String normal(Clauses problem, String answer) {
    var bits = answer.replace(" ", "").replace(",", "");
    if (bits.length() != problem.bits() || bits.chars().anyMatch(c -> c != '0' && c != '1')) {
      throw new IllegalArgumentException(
          "%s is not %d bits".formatted(Lines.quoted(answer), problem.bits()));
    }
    return bits;
  }

  @Override
  public Optional<String> objection(Clauses problem, String normal) {
    for (var clause : problem.clauses()) {
      if (clause.stream()
          .noneMatch(
              literal -> normal.charAt(Math.abs(literal) - 1) == (literal > 0 ? '1' : '0'))) {
        return Optional.of("clause %s is false".formatted(clause));
      }
    }
    return Optional.empty();
  }

  @Override
  public List<String> work(Clauses problem) {
    var bits = solve(problem).orElse("");
    if (bits.isEmpty()) {
      return List.of("no bits found");
    }
    return problem.clauses().stream()
        .map(
            clause ->
                clause.stream()
                    .map(
                        literal ->
                            (literal > 0 ? "x" + literal : "~x" + -literal)
                                + "="
                                + (bits.charAt(Math.abs(literal) - 1) == (literal > 0 ? '1' : '0')
                                    ? 1
                                    : 0))
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  @Override
  public String guess(Clauses problem, RandomGenerator random) {
    var bits = new StringBuilder();
    for (int bit = 0; bit < problem.bits(); bit++) {
      bits.append(random.nextInt(2));
    }
    return bits.toString();
  }
}
