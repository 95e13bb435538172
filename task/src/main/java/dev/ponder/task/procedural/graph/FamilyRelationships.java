package dev.ponder.task.procedural.graph;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import dev.ponder.task.procedural.graph.Family.Couple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What one member of a family is to another, in one word.
record FamilyRelationships() implements Recipe<FamilyRelationships.Question> {
  private static final Pattern MARRIED = Pattern.compile("(\\w+) is married to (\\w+)");
  private static final Pattern CHILDREN =
      Pattern.compile("^.{0,20}have (?:a child|children) called ([\\w, ]+)");
  private static final Pattern ASKED =
      Pattern.compile(
          "(?:[Ww]hat is (\\w+) to (\\w+)|[Rr]elation is (\\w+) to (\\w+)|[Rr]elated is (\\w+) to"
              + " (\\w+)|[Rr]elationship of (\\w+) to (\\w+)|[Hh]ow is (\\w+) related to (\\w+))");
  private static final Pattern SPELLED = Pattern.compile("([\\w,+; ]+)\\?(\\w+)>(\\w+)");
  private static final int MAX_PEOPLE = 40;
  private static final Set<String> WORDS =
      Set.of(
          "wife",
          "husband",
          "mother",
          "father",
          "daughter",
          "son",
          "sister",
          "brother",
          "grandmother",
          "grandfather",
          "granddaughter",
          "grandson",
          "aunt",
          "uncle",
          "niece",
          "nephew",
          "cousin",
          "mother-in-law",
          "father-in-law",
          "daughter-in-law",
          "son-in-law",
          "sister-in-law",
          "brother-in-law");

  /// @param family told
  /// @param first is what
  /// @param second to whom
  record Question(Family family, String first, String second) {
    Question {
      var people = family.people();
      if (people.size() > MAX_PEOPLE) {
        throw new IllegalArgumentException(
            "question: %d people; at most %d are read".formatted(people.size(), MAX_PEOPLE));
      }
      for (String each : List.of(first, second)) {
        if (!people.contains(each)) {
          throw new IllegalArgumentException(
              "question: %s is not in the family".formatted(Lines.quoted(each)));
        }
      }
    }

    Optional<String> relation() {
      return first.equals(second) ? Optional.empty() : family.relation(first, second);
    }
  }

  @Override
  public Card card() {
    return new Card(
        "family-relationships",
        4,
        "what one member of a family is to another",
        "4 to 10 people",
        "the one word, e.g. mother",
        "all steps to parents, children and spouses");
  }

  @Override
  public Question draw(int level, RandomGenerator random) {
    var women = new ArrayList<>(Questions.shuffled(People.WOMEN, random));
    var men = new ArrayList<>(Questions.shuffled(People.MEN, random));
    while (true) {
      var couples = new ArrayList<Couple>();
      var children = new ArrayList<String>();
      int count = 1 + random.nextInt(1 + Math.min(level, 2));
      for (int i = 0; i < count; i++) {
        children.add(random.nextBoolean() ? women.removeLast() : men.removeLast());
      }
      couples.add(couple(women.removeLast(), men.removeLast(), children, random));
      for (String child : children) {
        if (couples.size() > 1 && random.nextBoolean()) {
          continue;
        }
        var grandchildren = new ArrayList<String>();
        for (int i = random.nextInt(1 + Math.min(level, 2)); i > 0; i--) {
          grandchildren.add(random.nextBoolean() ? women.removeLast() : men.removeLast());
        }
        boolean woman = People.WOMEN.contains(child);
        couples.add(
            couple(
                woman ? child : women.removeLast(),
                woman ? men.removeLast() : child,
                grandchildren,
                random));
      }
      var family = new Family(couples);
      var people = List.copyOf(family.people());
      var question =
          new Question(family, Questions.pick(people, random), Questions.pick(people, random));
      boolean near = children.size() > 1 && random.nextInt(3) > 0;
      var relation = question.relation();
      if (relation.isPresent() && (!near || relation.get().length() > 6)) {
        return question;
      }
      women = new ArrayList<>(Questions.shuffled(People.WOMEN, random));
      men = new ArrayList<>(Questions.shuffled(People.MEN, random));
    }
  }

  private static Couple couple(
      String woman, String man, List<String> children, RandomGenerator random) {
    return random.nextBoolean()
        ? new Couple(woman, man, children)
        : new Couple(man, woman, children);
  }

  @Override
  public String spell(Question question) {
    return "%s?%s>%s"
        .formatted(
            question.family().couples().stream()
                .map(
                    couple ->
                        couple.one()
                            + "+"
                            + couple.other()
                            + (couple.children().isEmpty() ? "" : ",")
                            + String.join(",", couple.children()))
                .collect(Collectors.joining(";")),
            question.first(),
            question.second());
  }

  @Override
  public Question read(String spelled) {
    var match = SPELLED.matcher(spelled);
    if (!match.matches()) {
      throw new IllegalArgumentException("not a family: " + Lines.quoted(spelled));
    }
    var couples = new ArrayList<Couple>();
    for (String each : match.group(1).split(";", -1)) {
      var names = Questions.items(each);
      var married = names.isEmpty() ? new String[0] : names.getFirst().split("\\+", -1);
      if (married.length != 2) {
        throw new IllegalArgumentException("not a couple: " + Lines.quoted(each));
      }
      couples.add(new Couple(married[0], married[1], names.subList(1, names.size())));
    }
    return new Question(new Family(couples), match.group(2), match.group(3));
  }

  @Override
  public String ask(Question question) {
    return "%s What is %s to %s?"
        .formatted(
            question.family().couples().stream()
                .map(FamilyRelationships::told)
                .collect(Collectors.joining(" ")),
            question.first(),
            question.second());
  }

  private static String told(Couple couple) {
    var told = "%s is married to %s.".formatted(couple.one(), couple.other());
    var children = couple.children();
    return switch (children.size()) {
      case 0 -> told;
      case 1 -> told + " The two have a child called %s.".formatted(children.getFirst());
      default ->
          "%s The two have children called %s and %s."
              .formatted(
                  told,
                  String.join(", ", children.subList(0, children.size() - 1)),
                  children.getLast());
    };
  }

  private static Question question(String text) {
    var couples = new ArrayList<Couple>();
    for (String sentence : text.split("[.\n]\\s*", -1)) {
      var married = MARRIED.matcher(sentence);
      var children = CHILDREN.matcher(sentence);
      if (married.find()) {
        couples.add(new Couple(married.group(1), married.group(2), List.of()));
      } else if (children.find() && !couples.isEmpty()) {
        var couple = couples.removeLast();
        var names = List.of(children.group(1).strip().split(",? and |, ", -1));
        couples.add(new Couple(couple.one(), couple.other(), names));
      }
    }
    if (couples.isEmpty()) {
      throw new IllegalArgumentException("question: nobody is married in it");
    }
    var asked = Questions.find(ASKED, text, "question like: What is Ann to Bob?");
    for (int group = 1; group < asked.groupCount(); group += 2) {
      if (asked.group(group) != null) {
        return new Question(new Family(couples), asked.group(group), asked.group(group + 1));
      }
    }
    throw new IllegalStateException("a pattern without its groups");
  }

  @Override
  public String form() {
    return "the word for it, like uncle";
  }

  @Override
  public List<Wording<Question>> wordings() {
    return List.of(Questions.whole("is married to", FamilyRelationships::question));
  }

  @Override
  public Optional<String> solve(Question question) {
    return question.relation();
  }

  @Override
  public String normal(Question question, String answer) {
    var word = answer.toLowerCase(Locale.ROOT).replace(" in law", "-in-law");
    word = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    if (!WORDS.contains(word)) {
      throw new IllegalArgumentException(
          "%s is no relative's name like mother or uncle".formatted(Lines.quoted(answer)));
    }
    return word;
  }

  @Override
  public List<String> work(Question question) {
    var lines = new ArrayList<String>();
    for (var couple : question.family().couples()) {
      if (couple.has(question.first()) || couple.children().contains(question.first())) {
        lines.add("about %s: %s".formatted(question.first(), told(couple)));
      }
      if (couple.has(question.second()) || couple.children().contains(question.second())) {
        lines.add("about %s: %s".formatted(question.second(), told(couple)));
      }
    }
    return lines;
  }

  @Override
  public String guess(Question question, RandomGenerator random) {
    return Questions.pick(WORDS.stream().sorted().toList(), random);
  }
}
