package dev.ponder.task.procedural.text;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Words in the order of their characters' codes, capitals before small letters.
record WordSorting() implements Recipe<WordSorting.Order> {

  record Order(boolean rising, WordList list) {
    List<String> sorted() {
      return list.words().stream()
          .sorted(rising ? Comparator.naturalOrder() : Comparator.reverseOrder())
          .toList();
    }
  }

  @Override
  public Card card() {
    return new Card(
        "word-sorting",
        4,
        "words in rising or falling order of their characters' codes",
        "4 words; 6 with capitals; 9; 14 of like beginnings",
        "the list in order",
        "merge sort");
  }

  @Override
  public Order draw(int level, RandomGenerator random) {
    var words = new ArrayList<String>();
    var start = Words.made(1, random);
    for (int i = 0; i < new int[] {4, 6, 9, 14}[level]; i++) {
      var word = level == 3 ? start + Words.made(1, random) : Words.usual(random);
      word = random.nextInt(3) == 0 && level < 3 ? Words.made(2, random) : word;
      boolean capital = level > 0 && random.nextInt(4) == 0;
      words.add(capital ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : word);
    }
    return new Order(random.nextBoolean(), new WordList(words));
  }

  @Override
  public String spell(Order problem) {
    return (problem.rising() ? "rising," : "falling,") + problem.list().spelled();
  }

  @Override
  public Order read(String spelled) {
    int comma = spelled.indexOf(',');
    var order = comma < 0 ? "" : spelled.substring(0, comma);
    if (!order.equals("rising") && !order.equals("falling")) {
      throw new IllegalArgumentException("order: write rising or falling before the words");
    }
    return new Order(order.equals("rising"), WordList.of(spelled.substring(comma + 1)));
  }

  @Override
  public String kind(Order problem) {
    return problem.rising() + " " + problem.list().words().stream().sorted().toList();
  }

  @Override
  public String ask(Order problem) {
    return "Put these words in %s order of character codes (capitals first): %s"
        .formatted(problem.rising() ? "rising" : "falling", problem.list().listed());
  }

  @Override
  public String form() {
    return "the words, parted by commas";
  }

  @Override
  public List<Wording<Order>> wordings() {
    return List.of(
        Wording.of(
            "in (rising|falling) order of [^:]+: " + WordList.LIST,
            match -> of(match.group(1), match.group(2))),
        Wording.of(
            "sort these words in (ascending|descending) order[^:]*: " + WordList.LIST,
            match -> of(match.group(1), match.group(2))));
  }

  private static Order of(String order, String words) {
    boolean rising = order.equalsIgnoreCase("rising") || order.equalsIgnoreCase("ascending");
    return new Order(rising, WordList.of(words));
  }

  @Override
  public Optional<String> solve(Order problem) {
    return Optional.of(String.join(", ", problem.sorted()));
  }

  @Override
  public String normal(Order problem, String answer) {
    return String.join(", ", Read.list(answer));
  }

  @Override
  public List<String> work(Order problem) {
    return problem.sorted().stream().map(word -> "next " + word).toList();
  }

  @Override
  public String guess(Order problem, RandomGenerator random) {
    var words = new ArrayList<>(problem.sorted());
    Collections.swap(words, random.nextInt(words.size()), random.nextInt(words.size()));
    return String.join(", ", words);
  }
}
