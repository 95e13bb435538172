package dev.ponder.task.procedural.algebra;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.WholeAnswer;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The next number where each is a fixed multiple of the one before plus a fixed number.
///
/// Said so in the question, three numbers that are not all equal determine the rule, so there is
/// one answer.
record NumberPattern() implements WholeAnswer<NumberPattern.Start> {
  private static final int MOST = 1_000_000_000;

  record Start(List<Integer> numbers) {
    Start {
      numbers = List.copyOf(numbers);
      Read.size("numbers", numbers.size(), 3, 12);
      numbers.forEach(number -> Read.size("number", number, -MOST, MOST));
      int run = numbers.get(1) - numbers.get(0);
      if (run == 0 || (numbers.get(2) - numbers.get(1)) % run != 0) {
        throw new IllegalArgumentException("numbers: no fixed whole multiple leads on from these");
      }
      for (int i = 1; i < numbers.size(); i++) {
        if (next(numbers, numbers.get(i - 1)) != numbers.get(i)) {
          throw new IllegalArgumentException(
              "numbers: the rule of the first three does not give " + numbers.get(i));
        }
      }
    }

    private static long factor(List<Integer> numbers) {
      return (numbers.get(2) - numbers.get(1)) / (numbers.get(1) - numbers.get(0));
    }

    private static long next(List<Integer> numbers, long last) {
      long factor = factor(numbers);
      return factor * last + numbers.get(1) - factor * numbers.get(0);
    }

    long next() {
      return next(numbers, numbers.getLast());
    }
  }

  @Override
  public Card card() {
    return new Card(
        "number-pattern",
        4,
        "the next number by a rule of the form a times the last plus b",
        "a fixed step; a of 2 or 3; to 5 or below zero; the same with fewer numbers to tell it from",
        "the one number",
        "the rule from the first differences");
  }

  @Override
  public Start draw(int level, RandomGenerator random) {
    while (true) {
      int a = level == 0 ? 1 : level == 1 ? 2 + random.nextInt(2) : random.nextInt(9) - 3;
      int b = random.nextInt(level == 0 ? 60 : 41) - 20;
      long last = random.nextInt(level == 0 ? 100 : 60) - (level == 0 ? 0 : 15);
      var numbers = new ArrayList<Integer>();
      for (int i = 0; i < (level == 0 ? 5 : level == 3 ? 3 : 4); i++) {
        numbers.add((int) last);
        last = a * last + b;
      }
      if (a != 0 && !numbers.get(0).equals(numbers.get(1))) {
        return new Start(numbers);
      }
    }
  }

  @Override
  public String spell(Start problem) {
    return problem.numbers().stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  @Override
  public Start read(String spelled) {
    return new Start(Read.wholes("number", spelled, -MOST, MOST));
  }

  @Override
  public String ask(Start problem) {
    return "Each number is the one before times a fixed whole number, plus a fixed whole number: "
        + "%s, ... Which comes next?".formatted(spell(problem).replace(",", ", "));
  }

  @Override
  public List<Wording<Start>> wordings() {
    return List.of(
        Wording.of("fixed whole number: ([-\\d, ]+), \\.\\.\\.", match -> read(match.group(1))));
  }

  @Override
  public Optional<String> solve(Start problem) {
    return Optional.of(Long.toString(problem.next()));
  }

  @Override
  public List<String> work(Start problem) {
    var numbers = problem.numbers();
    long factor = Start.factor(numbers);
    long shift = numbers.get(1) - factor * numbers.get(0);
    var lines = new ArrayList<String>();
    lines.add(
        "steps %d and %d"
            .formatted(numbers.get(1) - numbers.get(0), numbers.get(2) - numbers.get(1)));
    lines.add("times %d plus %d".formatted(factor, shift));
    lines.add("%d * %d + %d = %d".formatted(numbers.getLast(), factor, shift, problem.next()));
    return lines;
  }
}
