package dev.ponder.task.procedural.code;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What an unknown rule makes of a list, to be found from examples.
///
/// The rule is a [simple one][ListRule#SIMPLE] or two of them in a row. A question counts only if
/// all such rules that explain the examples give the same answer; so there is no second opinion.
record ListRules() implements Recipe<ListRules.Puzzle> {
  private static final Pattern EXAMPLE =
      Pattern.compile("(\\[[-\\d, ]*\\]) (?:becomes|>) (\\[[-\\d, ]*\\])");
  private static final Pattern ASKED = Pattern.compile("(\\[[-\\d, ]*\\]) (?:becomes what|\\?)");
  private static final int MAX_EXAMPLES = 12;
  private static final int MAX_LENGTH = 30;
  private static final int LARGEST = 99_999;

  /// @param given a list
  /// @param made what the rule makes of it
  record Example(List<Integer> given, List<Integer> made) {
    Example {
      given = List.copyOf(given);
      made = List.copyOf(made);
    }
  }

  /// @param examples of the rule
  /// @param asked the list in question
  record Puzzle(List<Example> examples, List<Integer> asked) {
    Puzzle {
      examples = List.copyOf(examples);
      asked = List.copyOf(asked);
      Read.size("examples", examples.size(), 1, MAX_EXAMPLES);
    }

    /// Names of the rules that explain all examples, and what they make of the list in question.
    Set<List<Integer>> answers(List<String> names) {
      var answers = new HashSet<List<Integer>>();
      for (var first : ListRule.SIMPLE) {
        var half = examples.stream().map(each -> first.apply(each.given())).toList();
        for (var second : ListRule.SIMPLE) {
          boolean explains = true;
          for (int i = 0; i < half.size() && explains; i++) {
            explains = second.apply(half.get(i)).equals(examples.get(i).made());
          }
          if (explains) {
            names.add("%s, then %s".formatted(first.name(), second.name()));
            answers.add(second.apply(first.apply(asked)));
          }
        }
      }
      return answers;
    }

    Optional<List<Integer>> answer() {
      var answers = answers(new ArrayList<>());
      return answers.size() == 1 ? answers.stream().findFirst() : Optional.empty();
    }
  }

  @Override
  public Card card() {
    return new Card(
        "list-rules",
        3,
        "what a rule shown by examples makes of a list",
        "one simple rule, two in a row, two on longer lists",
        "the list that all rules of one or two simple ones agree on",
        "all such rules");
  }

  @Override
  public Puzzle draw(int level, RandomGenerator random) {
    while (true) {
      var first = Questions.pick(ListRule.SIMPLE, random);
      var second =
          level == 0 ? ListRule.SIMPLE.getFirst() : Questions.pick(ListRule.SIMPLE, random);
      var examples = new ArrayList<Example>();
      for (int i = 0; i < 5; i++) {
        var given = list(level, random);
        examples.add(new Example(given, second.apply(first.apply(given))));
      }
      var puzzle = new Puzzle(examples, list(level, random));
      boolean dull =
          examples.stream().allMatch(each -> each.made().isEmpty())
              || level > 0 && examples.stream().allMatch(each -> each.made().equals(each.given()));
      if (!dull && puzzle.answer().isPresent()) {
        return puzzle;
      }
    }
  }

  private static List<Integer> list(int level, RandomGenerator random) {
    return random.ints(3 + level + random.nextInt(4), 1, 30).boxed().toList();
  }

  @Override
  public String spell(Puzzle puzzle) {
    return "%s; %s ?".formatted(examples(puzzle, " > ", "; "), puzzle.asked());
  }

  private static String examples(Puzzle puzzle, String arrow, String between) {
    return puzzle.examples().stream()
        .map(each -> each.given() + arrow + each.made())
        .collect(Collectors.joining(between));
  }

  @Override
  public Puzzle read(String spelled) {
    return puzzle(spelled);
  }

  private static Puzzle puzzle(String text) {
    var examples =
        EXAMPLE
            .matcher(text)
            .results()
            .map(match -> new Example(list(match.group(1)), list(match.group(2))))
            .toList();
    return new Puzzle(
        examples, list(Questions.find(ASKED, text, "list in question, e.g. [1, 2] ?").group(1)));
  }

  private static List<Integer> list(String text) {
    var list = Questions.numbers(text.substring(1, text.length() - 1), "number", -LARGEST, LARGEST);
    Read.size("list", list.size(), 0, MAX_LENGTH);
    return list;
  }

  @Override
  public String ask(Puzzle puzzle) {
    return """
        One rule makes a new list of every list:
        %s
        The rule is a simple one, like sorting, dropping, choosing or counting, or two such in a row. \
        So %s becomes what?"""
        .formatted(examples(puzzle, " becomes ", "\n"), puzzle.asked());
  }

  @Override
  public String form() {
    return "the list like [3, 1]";
  }

  @Override
  public List<Wording<Puzzle>> wordings() {
    return List.of(Questions.whole("becomes what", ListRules::puzzle));
  }

  @Override
  public Optional<String> solve(Puzzle puzzle) {
    return puzzle.answer().map(List::toString);
  }

  @Override
  public String normal(Puzzle puzzle, String answer) {
    if (!answer.startsWith("[") || !answer.endsWith("]") || answer.length() < 2) {
      throw new IllegalArgumentException(Lines.quoted(answer) + " is not a list like [3, 1]");
    }
    return list(answer).toString();
  }

  @Override
  public List<String> work(Puzzle puzzle) {
    var names = new ArrayList<String>();
    puzzle.answers(names);
    return names.isEmpty() ? List.of("no rule fits") : names.subList(0, Math.min(3, names.size()));
  }

  /// The list as it is, or what some rule makes of it.
  @Override
  public String guess(Puzzle puzzle, RandomGenerator random) {
    return Questions.pick(ListRule.SIMPLE, random).apply(puzzle.asked()).toString();
  }
}
