package dev.ponder.task.procedural.logic;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whether a formula follows from others: `follows`, or a case that shows it does not, like `P=1
/// Q=0`, in which all premises are true and the conclusion is false. Any such case is right.
record Entailment() implements Recipe<Entailment.Argument> {
  private static final String FOLLOWS = "follows";
  private static final int MAX_LETTERS = 8;
  private static final Pattern VALUE = Pattern.compile("([A-Z]) ?= ?([01])");
  private static final String LETTERS = "PQRSTU";

  /// @param premises held to be true
  /// @param conclusion in question
  record Argument(List<Formula> premises, Formula conclusion) {
    Argument {
      premises = List.copyOf(premises);
      if (premises.isEmpty() || premises.size() > 10) {
        throw new IllegalArgumentException(
            "premises: %d; 1 to 10 are read".formatted(premises.size()));
      }
    }

    List<Character> letters() {
      Set<Character> letters = new TreeSet<>(conclusion.letters());
      premises.forEach(premise -> letters.addAll(premise.letters()));
      if (letters.size() > MAX_LETTERS) {
        throw new IllegalArgumentException(
            "letters: %d; at most %d are read".formatted(letters.size(), MAX_LETTERS));
      }
      return List.copyOf(letters);
    }

    boolean refutedBy(int truth) {
      return premises.stream().allMatch(premise -> premise.holds(truth))
          && !conclusion.holds(truth);
    }

    /// All cases, as bits by letter.
    List<Integer> cases() {
      var cases = new ArrayList<Integer>(List.of(0));
      for (char letter : letters()) {
        for (int before : List.copyOf(cases)) {
          cases.add(before | 1 << (letter - 'A'));
        }
      }
      return cases;
    }

    Optional<Integer> refutation() {
      return cases().stream().filter(this::refutedBy).findFirst();
    }

    boolean consistent() {
      return cases().stream()
          .anyMatch(truth -> premises.stream().allMatch(premise -> premise.holds(truth)));
    }
  }

  @Override
  public Card card() {
    return new Card(
        "entailment",
        4,
        "whether a formula of propositional logic follows from others",
        "2 to 4 premises over 3 to 6 letters",
        "follows where it does; else any case that makes the premises true and it false",
        "truth tables");
  }

  @Override
  public Argument draw(int level, RandomGenerator random) {
    boolean valid = random.nextBoolean();
    while (true) {
      var premises = new ArrayList<Formula>();
      for (int i = 0; i < 2 + (level + 1) / 2; i++) {
        premises.add(formula(3 + level, 2, random));
      }
      var argument = new Argument(premises, formula(3 + level, 1, random));
      boolean trivial =
          new Argument(List.of(argument.conclusion()), new Formula.Letter('Z'))
                  .cases().stream().allMatch(argument.conclusion()::holds)
              || premises.contains(argument.conclusion());
      if (!trivial && argument.consistent() && argument.refutation().isEmpty() == valid) {
        return argument;
      }
    }
  }

  private static Formula formula(int letters, int depth, RandomGenerator random) {
    if (depth == 0) {
      var letter = new Formula.Letter(LETTERS.charAt(random.nextInt(letters)));
      return random.nextInt(3) == 0 ? new Formula.Not(letter) : letter;
    }
    var left = formula(letters, random.nextInt(depth), random);
    var right = formula(letters, depth - 1, random);
    return left.equals(right)
        ? left
        : new Formula.Joined(
            Questions.pick(List.of("&", "|", "->", "->", "<->"), random), left, right);
  }

  @Override
  public String spell(Argument argument) {
    return list(argument.premises()) + " |- " + argument.conclusion().text();
  }

  private static String list(List<Formula> formulas) {
    return formulas.stream().map(Formula::text).collect(Collectors.joining(", "));
  }

  @Override
  public Argument read(String spelled) {
    var parts = spelled.split(" \\|- ", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("not an argument: " + Lines.quoted(spelled));
    }
    return argument(parts[0], parts[1]);
  }

  private static Argument argument(String premises, String conclusion) {
    if (premises.length() > 3000) {
      throw new IllegalArgumentException("premises: more than 3000 characters");
    }
    var argument =
        new Argument(
            Questions.items(premises).stream().map(Formula::read).toList(),
            Formula.read(conclusion));
    argument.letters();
    return argument;
  }

  @Override
  public String ask(Argument argument) {
    return "Here ~ is not, & is and, | is or, -> is if-then, <-> is if and only if. Does %s follow from %s?"
        .formatted(argument.conclusion().text(), list(argument.premises()));
  }

  @Override
  public String form() {
    return "follows, or a case that shows it does not, like P=1 Q=0, with every letter used";
  }

  @Override
  public List<Wording<Argument>> wordings() {
    return List.of(
        Wording.of(
            "does ([^?]*?) follow from ([^?]*)\\?",
            match -> argument(match.group(2), match.group(1))));
  }

  @Override
  public Optional<String> solve(Argument argument) {
    return Optional.of(
        argument.refutation().map(truth -> text(argument.letters(), truth)).orElse(FOLLOWS));
  }

  private static String text(List<Character> letters, int truth) {
    return letters.stream()
        .map(letter -> letter + "=" + (truth >> (letter - 'A') & 1))
        .collect(Collectors.joining(" "));
  }

  @Override
  public String normal(Argument argument, String answer) {
    if (answer.equalsIgnoreCase(FOLLOWS)) {
      return FOLLOWS;
    }
    var values = new TreeMap<Character, Integer>();
    for (String each : answer.split(",|(?<=[01]) ", 100)) {
      var value = VALUE.matcher(each.strip());
      if (!value.matches()) {
        throw new IllegalArgumentException(Lines.quoted(each) + " is not like P=1");
      }
      if (values.put(value.group(1).charAt(0), Integer.valueOf(value.group(2))) != null) {
        throw new IllegalArgumentException(value.group(1) + " is given twice");
      }
    }
    if (!List.copyOf(values.keySet()).equals(argument.letters())) {
      throw new IllegalArgumentException(
          "values for other letters than "
              + argument.letters().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }
    return values.entrySet().stream()
        .map(each -> each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining(" "));
  }

  @Override
  public Optional<String> objection(Argument argument, String normal) {
    if (normal.equals(FOLLOWS)) {
      return argument.refutation().isEmpty() ? Optional.empty() : Optional.of("it does not");
    }
    int truth = 0;
    for (String each : normal.split(" ", -1)) {
      truth |= each.endsWith("1") ? 1 << (each.charAt(0) - 'A') : 0;
    }
    for (var premise : argument.premises()) {
      if (!premise.holds(truth)) {
        return Optional.of(premise.text() + " is false there");
      }
    }
    return argument.refutedBy(truth)
        ? Optional.empty()
        : Optional.of(argument.conclusion().text() + " is true there");
  }

  @Override
  public List<String> work(Argument argument) {
    var lines = new ArrayList<String>();
    for (int truth : argument.cases()) {
      var row = new StringBuilder(text(argument.letters(), truth)).append(':');
      for (var premise : argument.premises()) {
        row.append(premise.holds(truth) ? " 1" : " 0");
      }
      lines.add(row.append(argument.conclusion().holds(truth) ? " so 1" : " so 0").toString());
      if (argument.refutedBy(truth)) {
        break;
      }
    }
    return lines;
  }

  @Override
  public String guess(Argument argument, RandomGenerator random) {
    var letters = argument.letters();
    return random.nextBoolean() ? FOLLOWS : text(letters, random.nextInt());
  }
}
