package dev.ponder.task.procedural.code;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The numbers that a program of [Statement]s prints.
record ProgramOutput() implements Recipe<ProgramOutput.Program> {
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

  /// @param statements that run within the limits and print something
  record Program(List<Statement> statements) {
    Program {
      statements = List.copyOf(statements);
      if (new Statement.Run(statements).printed().isEmpty()) {
        throw new IllegalArgumentException("program: it prints nothing");
      }
    }
  }

  @Override
  public Card card() {
    return new Card(
        "program-output",
        4,
        "the numbers that a small program prints",
        "3 to 6 statements on 2 to 4 names, loops and conditions in each other",
        "the numbers in order",
        "an interpreter");
  }

  @Override
  public Program draw(int level, RandomGenerator random) {
    while (true) {
      var names = NAMES.subList(0, 2 + (level + 1) / 2);
      var statements = new ArrayList<Statement>();
      for (String name : names) {
        statements.add(new Statement.Set(name, Integer.toString(1 + random.nextInt(9)), "", ""));
      }
      statements.addAll(block(names, 3 + level, 1 + level / 2, random));
      names.subList(0, 2).forEach(name -> statements.add(new Statement.Print(name)));
      try {
        return new Program(statements);
      } catch (IllegalArgumentException e) {
        continue;
      }
    }
  }

  private static List<Statement> block(
      List<String> names, int size, int depth, RandomGenerator random) {
    var statements = new ArrayList<Statement>();
    while (statements.size() < size) {
      var name = Questions.pick(names, random);
      int roll = depth == 0 ? 9 : random.nextInt(10);
      if (roll < 2) {
        statements.add(
            new Statement.Repeat(2 + random.nextInt(3), block(names, 2, depth - 1, random)));
      } else if (roll < 4) {
        statements.add(
            new Statement.If(
                name,
                Questions.pick(List.of(">", "<", "="), random),
                operand(names, random),
                block(names, 1, depth - 1, random),
                random.nextBoolean() ? block(names, 1, depth - 1, random) : List.of()));
      } else {
        statements.add(
            new Statement.Set(
                name,
                Questions.pick(names, random),
                Questions.pick(List.of("+", "+", "-", "*"), random),
                operand(names, random)));
      }
    }
    return statements;
  }

  private static String operand(List<String> names, RandomGenerator random) {
    return random.nextBoolean()
        ? Questions.pick(names, random)
        : Integer.toString(1 + random.nextInt(9));
  }

  @Override
  public String spell(Program program) {
    return String.join("; ", Statement.lines(program.statements()));
  }

  @Override
  public Program read(String spelled) {
    return new Program(StatementReader.read(List.of(spelled.split("; ", 100))));
  }

  @Override
  public String ask(Program program) {
    return """
        Run this program. What stands between repeat 3 and its end is done 3 times; what stands between \
        if and its else or end is done if that holds (= asks if two numbers are equal).
        %s
        Which numbers does it print?"""
        .formatted(String.join("\n", Statement.lines(program.statements())));
  }

  @Override
  public String form() {
    return "the numbers with spaces between them";
  }

  @Override
  public List<Wording<Program>> wordings() {
    return List.of(
        Wording.of(
            "run this program[^\\n]*\\n(.*)\\nWhich numbers",
            match -> new Program(StatementReader.read(List.of(match.group(1).split("\n", 100))))));
  }

  @Override
  public Optional<String> solve(Program program) {
    return Optional.of(
        new Statement.Run(program.statements())
            .printed().stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }

  @Override
  public String normal(Program program, String answer) {
    var numbers = new ArrayList<String>();
    for (String each : answer.split("[ ,]+", 102)) {
      numbers.add(Read.whole(each).toString());
    }
    return String.join(" ", numbers);
  }

  @Override
  public List<String> work(Program program) {
    return new Statement.Run(program.statements()).changes();
  }
}
