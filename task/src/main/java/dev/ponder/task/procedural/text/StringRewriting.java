package dev.ponder.task.procedural.text;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// A string rewritten by rules until none applies: always the first rule that does, at its leftmost
/// place.
///
/// Each rule makes a string shorter, or keeps its length and makes it less in the alphabet's order;
/// so it ends.
record StringRewriting() implements Recipe<StringRewriting.Job> {
  private static final int MOST_STEPS = 5_000;

  record Rule(String from, String to) {
    Rule {
      Words.checked("rule", from, "[a-z]", 8);
      Words.checked("rule", to, "[a-z]", 8);
      if (to.length() > from.length() || to.length() == from.length() && to.compareTo(from) >= 0) {
        throw new IllegalArgumentException(
            "rule: %s=%s makes nothing less and might go on for ever".formatted(from, to));
      }
    }
  }

  record Job(String text, List<Rule> rules) {
    Job {
      Words.checked("string", text, "[a-z]", 60);
      rules = List.copyOf(rules);
      Read.size("rules", rules.size(), 1, 10);
      if (steps(text, rules).size() > MOST_STEPS) {
        throw new IllegalArgumentException(
            "string: it takes more than %d steps".formatted(MOST_STEPS));
      }
    }

    /// The strings from the first to the last.
    List<String> steps() {
      return steps(text, rules);
    }

    private static List<String> steps(String text, List<Rule> rules) {
      var steps = new ArrayList<String>();
      for (var next = Optional.of(text); next.isPresent() && steps.size() <= MOST_STEPS; ) {
        steps.add(next.get());
        next = rewritten(next.get(), rules);
      }
      return steps;
    }

    private static Optional<String> rewritten(String text, List<Rule> rules) {
      for (var rule : rules) {
        int at = text.indexOf(rule.from());
        if (at >= 0) {
          return Optional.of(
              text.substring(0, at) + rule.to() + text.substring(at + rule.from().length()));
        }
      }
      return Optional.empty();
    }
  }

  @Override
  public Card card() {
    return new Card(
        "string-rewriting",
        4,
        "a string rewritten by rules until none applies",
        "6 letters, 2 rules; 9, 3; 13, 4; 20, 5",
        "the one string",
        "rewriting as told");
  }

  @Override
  public Job draw(int level, RandomGenerator random) {
    var alphabet = level < 2 ? "abc" : "abcd";
    var rules = new ArrayList<Rule>();
    while (rules.size() < level + 2) {
      var from = Words.letters(alphabet, 2 + random.nextInt(2), random);
      var to = Words.letters(alphabet, 1 + random.nextInt(from.length()), random);
      boolean ends = to.length() < from.length() || to.compareTo(from) < 0;
      if (ends && rules.stream().noneMatch(rule -> rule.from().equals(from))) {
        rules.add(new Rule(from, to));
      }
    }
    return new Job(Words.letters(alphabet, new int[] {6, 9, 13, 20}[level], random), rules);
  }

  @Override
  public String spell(Job problem) {
    return problem.text()
        + problem.rules().stream()
            .map(rule -> "," + rule.from() + "=" + rule.to())
            .collect(Collectors.joining());
  }

  @Override
  public Job read(String spelled) {
    Read.size("characters of string,rules", spelled.length(), 1, 400);
    var parts = List.of(spelled.split(",", -1));
    return of(parts.getFirst(), parts.subList(1, parts.size()));
  }

  private static Job of(String text, List<String> rules) {
    var read = new ArrayList<Rule>();
    for (var rule : rules) {
      var sides = List.of(rule.split("=", -1));
      Read.size("sides of a rule", sides.size(), 2, 2);
      read.add(new Rule(sides.get(0).strip(), sides.get(1).strip()));
    }
    return new Job(text, read);
  }

  @Override
  public String ask(Job problem) {
    return "Rules: "
        + problem.rules().stream()
            .map(rule -> rule.from() + "=" + rule.to())
            .collect(Collectors.joining(", "))
        + "\nAgain and again, take the first rule whose left side is in the string and put its"
        + " right side in place of the leftmost one, until no rule applies. What becomes of "
        + problem.text()
        + " ?";
  }

  @Override
  public String form() {
    return "the string";
  }

  @Override
  public List<Wording<Job>> wordings() {
    return List.of(
        Wording.of(
            "rules: ([a-z]+=[a-z]+(?:, [a-z]+=[a-z]+)*)\\s.*becomes of ([a-z]+) \\?",
            match -> of(match.group(2), List.of(match.group(1).split(", ")))));
  }

  @Override
  public Optional<String> solve(Job problem) {
    return Optional.of(problem.steps().getLast());
  }

  @Override
  public String normal(Job problem, String answer) {
    return Words.checked("answer", answer, "[a-z]", 200);
  }

  @Override
  public List<String> work(Job problem) {
    return problem.steps();
  }
}
