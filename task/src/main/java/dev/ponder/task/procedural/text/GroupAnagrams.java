package dev.ponder.task.procedural.text;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Words in groups of the same letters.
record GroupAnagrams() implements Recipe<WordList> {
  private static final Pattern GROUPS =
      Pattern.compile("\\[\\s*(\\[[^\\[\\]]*\\](?:\\s*,\\s*\\[[^\\[\\]]*\\])*)\\s*\\]");
  private static final Pattern GROUP = Pattern.compile("\\[([^\\[\\]]*)\\]");

  @Override
  public Card card() {
    return new Card(
        "group-anagrams",
        4,
        "words in groups of the same letters",
        "2 groups of short words; 3; 4; 6 of longer words",
        "all groups, in any order, their words in any order",
        "a map from sorted letters");
  }

  @Override
  public WordList draw(int level, RandomGenerator random) {
    var words = new ArrayList<String>();
    for (int group = new int[] {2, 3, 4, 6}[level]; group > 0; group--) {
      var word = Words.made(level < 2 ? 2 : 3, random);
      int size = 1 + random.nextInt(3);
      for (int i = 0; i < size; i++) {
        var shuffled = i == 0 ? word : Words.shuffled(word, random);
        if (!words.contains(shuffled)) {
          words.add(shuffled);
        }
      }
    }
    for (int i = words.size() - 1; i > 0; i--) {
      Collections.swap(words, i, random.nextInt(i + 1));
    }
    return words.size() < 2 ? draw(level, random) : new WordList(words);
  }

  @Override
  public String spell(WordList problem) {
    return problem.spelled();
  }

  @Override
  public WordList read(String spelled) {
    var list = WordList.of(spelled);
    Read.size("words", list.words().size(), 2, 100);
    return list;
  }

  @Override
  public String kind(WordList problem) {
    return problem.words().stream().sorted().toList().toString();
  }

  @Override
  public String ask(WordList problem) {
    return "Put words of the same letters in one group: " + problem.listed();
  }

  @Override
  public String form() {
    return "the groups, like [[eat, tea], [tan]]";
  }

  @Override
  public List<Wording<WordList>> wordings() {
    return List.of(
        Wording.of("in one group: " + WordList.LIST, match -> read(match.group(1))),
        Wording.of("into anagrams:\\s+\\[([^\\]]+)\\]", match -> read("[" + match.group(1) + "]")));
  }

  @Override
  public Optional<String> solve(WordList problem) {
    return Optional.of(shown(groups(problem)));
  }

  private static Collection<List<String>> groups(WordList problem) {
    return problem.words().stream()
        .collect(Collectors.groupingBy(Words::sorted, TreeMap::new, Collectors.toList()))
        .values();
  }

  /// Words in order, groups in the order of their first words.
  private static String shown(Collection<List<String>> groups) {
    return groups.stream()
        .map(group -> "[" + group.stream().sorted().collect(Collectors.joining(", ")) + "]")
        .sorted()
        .collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public String normal(WordList problem, String answer) {
    var groups = new ArrayList<List<String>>();
    var whole = GROUPS.matcher(answer);
    if (!whole.matches()) {
      throw new IllegalArgumentException("the groups are not like [[eat, tea], [tan]]");
    }
    var each = GROUP.matcher(whole.group(1));
    while (each.find()) {
      groups.add(Read.list(each.group(1)));
      Read.size("words of a group", groups.getLast().size(), 1, 100);
    }
    return shown(groups);
  }

  @Override
  public List<String> work(WordList problem) {
    return problem.words().stream().map(word -> word + ": " + Words.sorted(word)).toList();
  }

  @Override
  public String guess(WordList problem, RandomGenerator random) {
    var groups = new ArrayList<List<String>>();
    for (var word : problem.words()) {
      int at = random.nextInt(groups.size() + 1);
      if (at == groups.size()) {
        groups.add(new ArrayList<>());
      }
      groups.get(at).add(word);
    }
    return shown(groups);
  }
}
