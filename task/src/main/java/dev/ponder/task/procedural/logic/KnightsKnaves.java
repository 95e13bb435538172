package dev.ponder.task.procedural.logic;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import dev.ponder.task.procedural.logic.Island.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Who on an island always tells the truth and who always lies, from what they say of each other
/// (Smullyan 1978). Whatever is consistent with all sayings is right; generated puzzles have one
/// such answer.
record KnightsKnaves() implements Recipe<Island> {
  private static final List<String> NAMES =
      List.of(
          "Abe", "Bea", "Cy", "Dot", "Eli", "Fay", "Gus", "Hal", "Ivy", "Jo", "Kit", "Lou", "Mia",
          "Ned", "Pam", "Ray", "Sue", "Ty", "Uma", "Val");
  private static final Pattern PLURALS =
      Pattern.compile("(\\w+) always tell the truth, and (\\w+) always lie");
  private static final Pattern ASKED = Pattern.compile("who is an? (\\w+) and who is an? (\\w+)");
  private static final Pattern MET = Pattern.compile("inhabitants: ([^.]+)\\.");
  private static final Pattern QUOTE = Pattern.compile("\"([^\"]+)\"");
  private static final Pattern WHETHER = Pattern.compile("^(.*?) that (.*)$");
  private static final Pattern CLAIM = Pattern.compile("(\\w+) is an? (\\w+)");

  @Override
  public Card card() {
    return new Card(
        "knights-knaves",
        5,
        "who tells the truth and who lies, from what they say of each other",
        "2 to 6 people",
        "any kinds of all people that fit all sayings",
        "all ways to be knight or knave");
  }

  @Override
  public Island draw(int level, RandomGenerator random) {
    int size = 2 + level;
    while (true) {
      var names = Questions.shuffled(NAMES, random).subList(0, size);
      var sayings = new ArrayList<Says>();
      for (int person = 0; person < size; person++) {
        sayings.add(saying(size, random));
      }
      var island = new Island(Kinds.USUAL, names, sayings);
      if (island.solutions().size() == 1) {
        return island;
      }
    }
  }

  private static Says saying(int size, RandomGenerator random) {
    var one = atom(size, random);
    var other = atom(size, random);
    return switch (random.nextInt(6)) {
      case 0 -> one;
      case 1 -> new Says.Not(one);
      case 2 -> new Says.All(List.of(one, other));
      case 3 -> new Says.Any(List.of(one, other));
      case 4 -> new Says.If(one, other);
      default -> new Says.Iff(one, other);
    };
  }

  private static Says atom(int size, RandomGenerator random) {
    return new Says.Is(random.nextInt(size), random.nextBoolean());
  }

  @Override
  public String spell(Island island) {
    return "%s,%s;%s"
        .formatted(island.kinds().truthful(), island.kinds().lying(), sayings(island, ";"));
  }

  private static String sayings(Island island, String between) {
    var sayings = new ArrayList<String>();
    for (int person = 0; person < island.names().size(); person++) {
      sayings.add(
          "%s: %s"
              .formatted(
                  island.names().get(person),
                  island.sayings().get(person).text(island.kinds(), island.names())));
    }
    return String.join(between, sayings);
  }

  @Override
  public Island read(String spelled) {
    var parts = List.of(spelled.split(";", -1));
    var kinds = Questions.items(parts.getFirst());
    if (kinds.size() != 2) {
      throw new IllegalArgumentException("not an island: " + Lines.quoted(spelled));
    }
    return island(new Kinds(kinds.get(0), kinds.get(1)), parts.subList(1, parts.size()));
  }

  private static Island island(Kinds kinds, List<String> lines) {
    var names = new ArrayList<String>();
    for (String line : lines) {
      names.add(line.substring(0, Math.max(0, line.indexOf(':'))).strip());
    }
    if (names.isEmpty() || names.contains("")) {
      throw new IllegalArgumentException("question: nobody says anything like Ann: Bob is a knave");
    }
    var reader = new SaysReader(kinds, names);
    return new Island(
        kinds,
        names,
        lines.stream().map(line -> reader.read(line.substring(line.indexOf(':') + 1))).toList());
  }

  @Override
  public String ask(Island island) {
    return """
        Everybody here is %s, who says only what is true, or %s, who says only what is false.
        %s
        What is each of them?"""
        .formatted(island.kinds().a(true), island.kinds().a(false), sayings(island, "\n"));
  }

  @Override
  public String form() {
    return "all names with their kinds like: Ann is a knight, Bob is a knave";
  }

  @Override
  public List<Wording<Island>> wordings() {
    return List.of(
        Wording.of(
            "here is an? (\\w+), who says only what is true, or an? (\\w+), who says only what is"
                + " false\\.\\n(.*?)\\nWhat is each",
            match ->
                island(
                    new Kinds(match.group(1), match.group(2)),
                    List.of(match.group(3).split("\n", -1)))),
        Questions.whole("always tell the truth", KnightsKnaves::told));
  }

  /// A story whose sentences quote the people, `Ann said, "..."`, `"..." - Ann`, `Ann says that
  /// ...`.
  private static Island told(String story) {
    var plurals = Questions.find(PLURALS, story, "kinds, e.g. Knights always tell the truth, and");
    var asked = Questions.find(ASKED, story, "question like: who is a knight and who is a knave");
    boolean inOrder = plurals.group(1).toLowerCase(Locale.ROOT).startsWith(asked.group(1));
    var kinds =
        inOrder
            ? new Kinds(asked.group(1), asked.group(2))
            : new Kinds(asked.group(2), asked.group(1));
    var met = Questions.find(MET, story, "list like: inhabitants: Ann, and Bob.");
    var names = List.of(met.group(1).strip().split(",? and |, ", -1));
    var lines = new ArrayList<String>();
    var sayings = story.substring(met.end(), Math.max(met.end(), asked.start())).strip();
    for (String sentence : sayings.split("(?<=\\.|\\.\"|\\?)\\s+", -1)) {
      if (sentence.equalsIgnoreCase("so")) {
        continue;
      }
      var quote = QUOTE.matcher(sentence);
      var whether = WHETHER.matcher(sentence);
      if (quote.find()) {
        var rest = sentence.substring(0, quote.start()) + " " + sentence.substring(quote.end());
        lines.add(speaker(rest, names) + ": " + bare(quote.group(1)));
      } else if (whether.matches()) {
        lines.add(speaker(whether.group(1), names) + ": " + bare(whether.group(2)));
      } else {
        throw new IllegalArgumentException(
            "question: no saying found in " + Lines.quoted(sentence));
      }
    }
    var read = island(kinds, lines);
    var order = names.stream().filter(read.names()::contains).toList();
    return island(kinds, order.stream().map(name -> line(name, lines)).toList());
  }

  private static String line(String name, List<String> lines) {
    return lines.stream().filter(line -> line.startsWith(name + ":")).findFirst().orElseThrow();
  }

  private static String bare(String said) {
    var text = said.strip();
    return text.endsWith(".") || text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
  }

  private static String speaker(String text, List<String> names) {
    var found =
        names.stream()
            .filter(name -> text.matches(".*\\b" + Pattern.quote(name) + "\\b.*"))
            .toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          "question: who says it in %s?".formatted(Lines.quoted(text)));
    }
    return found.getFirst();
  }

  @Override
  public Optional<String> solve(Island island) {
    return island.solutions().stream().findFirst().map(truthful -> text(island, truthful));
  }

  private static String text(Island island, int truthful) {
    var kinds = new ArrayList<String>();
    for (int person = 0; person < island.names().size(); person++) {
      kinds.add(
          "%s is %s"
              .formatted(
                  island.names().get(person), island.kinds().a((truthful >> person & 1) == 1)));
    }
    return String.join(", ", kinds);
  }

  @Override
  public String normal(Island island, String answer) {
    var text = bare(answer).replace(", and ", ", ").replace(" and ", ", ");
    int truthful = 0;
    int told = 0;
    for (String each : text.split(",", 2 * Island.MAX_PEOPLE)) {
      var claim = CLAIM.matcher(each.strip());
      int person = claim.matches() ? island.names().indexOf(claim.group(1)) : -1;
      if (person < 0 || !island.kinds().has(claim.group(2))) {
        throw new IllegalArgumentException(
            "%s is not like: %s is %s"
                .formatted(Lines.quoted(each), island.names().getFirst(), island.kinds().a(true)));
      }
      if ((told >> person & 1) == 1) {
        throw new IllegalArgumentException(claim.group(1) + " is named twice");
      }
      told |= 1 << person;
      truthful |= claim.group(2).equals(island.kinds().truthful()) ? 1 << person : 0;
    }
    if (told != (1 << island.names().size()) - 1) {
      throw new IllegalArgumentException("somebody is not named");
    }
    return text(island, truthful);
  }

  @Override
  public Optional<String> objection(Island island, String normal) {
    return island.solutions().stream().anyMatch(each -> text(island, each).equals(normal))
        ? Optional.empty()
        : Optional.of("somebody's saying does not fit");
  }

  /// All ways that are tried, each up to the first person it does not fit.
  @Override
  public List<String> work(Island island) {
    var lines = new ArrayList<String>();
    for (int truthful = 0; truthful < 1 << island.names().size(); truthful++) {
      var kinds = text(island, truthful);
      if (island.consistent(truthful)) {
        lines.add("if %s: fits".formatted(kinds));
        break;
      }
      for (int person = 0; person < island.names().size(); person++) {
        if (island.sayings().get(person).holds(truthful) != ((truthful >> person & 1) == 1)) {
          lines.add("if %s: %s does not fit".formatted(kinds, island.names().get(person)));
          break;
        }
      }
    }
    return lines;
  }

  @Override
  public String guess(Island island, RandomGenerator random) {
    return text(island, random.nextInt(1 << island.names().size()));
  }
}
