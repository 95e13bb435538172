package dev.ponder.task.procedural.number;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The numbers of a list that are above or below a limit, or those that are not.
record NumberFiltering() implements Recipe<NumberFiltering.Filter> {

  /// @param keep whether the numbers beyond the limit stay, or go
  /// @param larger whether beyond is above
  record Filter(boolean keep, boolean larger, String limit, List<String> numbers) {
    Filter {
      limit = ListAnswer.read(limit).getFirst();
      numbers = ListAnswer.read(String.join(",", numbers));
      Read.size("numbers", numbers.size(), 1, 50);
    }

    boolean stays(String number) {
      int order = Read.decimal(number).minus(Read.decimal(limit)).numerator().signum();
      return keep == (larger ? order > 0 : order < 0);
    }

    List<String> left() {
      return numbers.stream().filter(this::stays).toList();
    }
  }

  @Override
  public Card card() {
    return new Card(
        "number-filtering",
        4,
        "the numbers of a list that are above or below a limit, or the rest",
        "4 numbers; 6; 9 with places; 14 with places",
        "the list in the order given",
        "comparison of exact values");
  }

  @Override
  public Filter draw(int level, RandomGenerator random) {
    int places = level < 2 ? 0 : level;
    var numbers = new ArrayList<String>();
    for (int i = 0; i < new int[] {4, 6, 9, 14}[level]; i++) {
      numbers.add(ListAnswer.drawn(100, places, random));
    }
    return new Filter(
        random.nextBoolean(), random.nextBoolean(), ListAnswer.drawn(80, places, random), numbers);
  }

  @Override
  public String spell(Filter problem) {
    return "%s,%s,%s,%s"
        .formatted(
            problem.keep() ? "keep" : "remove",
            problem.larger() ? "larger" : "smaller",
            problem.limit(),
            String.join(",", problem.numbers()));
  }

  @Override
  public Filter read(String spelled) {
    var parts = Read.list(spelled);
    Read.size("parts of keep,larger,limit,numbers", parts.size(), 4, 60);
    return of(parts.get(0), parts.get(1), parts.get(2), parts.subList(3, parts.size()));
  }

  private static Filter of(String deed, String order, String limit, List<String> numbers) {
    return new Filter(
        one("deed", deed, "keep", "remove"),
        one("order", order, "larger", "smaller"),
        limit,
        numbers);
  }

  /// True for the first word, false for the second.
  private static boolean one(String what, String text, String first, String second) {
    var word = text.toLowerCase(Locale.ROOT);
    if (!word.equals(first) && !word.equals(second)) {
      throw new IllegalArgumentException("%s: write %s or %s".formatted(what, first, second));
    }
    return word.equals(first);
  }

  @Override
  public String ask(Filter problem) {
    return "Which of the numbers %s %s %s %s? List them in the order given."
        .formatted(
            String.join(", ", problem.numbers()),
            problem.keep() ? "are" : "are not",
            problem.larger() ? "above" : "below",
            problem.limit());
  }

  @Override
  public String form() {
    return "the list that is left, in brackets";
  }

  @Override
  public List<Wording<Filter>> wordings() {
    return List.of(
        Wording.of(
            "of the numbers " + ListAnswer.LIST + " are( not)? (above|below) (-?[\\d.]+)\\?",
            match ->
                new Filter(
                    match.group(2) == null,
                    match.group(3).equals("above"),
                    match.group(4),
                    Read.list(match.group(1)))),
        Wording.of(
            "(keep|remove) all numbers (larger|smaller) than (-?[\\d.]+) in this list: "
                + ListAnswer.LIST,
            match ->
                of(match.group(1), match.group(2), match.group(3), Read.list(match.group(4)))));
  }

  @Override
  public Optional<String> solve(Filter problem) {
    return Optional.of(ListAnswer.shown(problem.left()));
  }

  @Override
  public String normal(Filter problem, String answer) {
    return ListAnswer.normal(answer);
  }

  @Override
  public List<String> work(Filter problem) {
    return problem.numbers().stream()
        .map(number -> number + (problem.stays(number) ? " stays" : " goes"))
        .toList();
  }

  @Override
  public String guess(Filter problem, RandomGenerator random) {
    return ListAnswer.shown(
        problem.numbers().stream()
            .filter(number -> problem.stays(number) != (random.nextInt(4) == 0))
            .toList());
  }
}
