package dev.ponder.task.procedural.text;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.WholeAnswer;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The fewest swaps of two characters that make zeros and ones alternate.
record BinaryAlternation() implements WholeAnswer<String> {

  @Override
  public Card card() {
    return new Card(
        "binary-alternation",
        4,
        "the fewest swaps that make zeros and ones alternate, or -1",
        "14 to 16 characters; to 20; to 28; to 40",
        "the one number",
        "misplaced ones under both patterns");
  }

  @Override
  public String draw(int level, RandomGenerator random) {
    int length = new int[] {14, 17, 21, 29}[level] + random.nextInt(new int[] {3, 4, 8, 12}[level]);
    var text = "01".repeat(length).substring(0, length);
    if (random.nextInt(5) == 0) {
      text = Words.letters("01", length, random);
    }
    return Words.shuffled(text, random);
  }

  @Override
  public String spell(String problem) {
    return problem;
  }

  @Override
  public String read(String spelled) {
    return Words.checked("string", spelled, "[01]", 500);
  }

  @Override
  public String kind(String problem) {
    var turned = problem.replace('0', '2').replace('1', '0').replace('2', '1');
    return Stream.of(problem, turned, Words.reversed(problem), Words.reversed(turned))
        .sorted()
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String ask(String problem) {
    return "Any two characters may change places. How many such swaps are needed at least until no"
        + " neighbours are equal in "
        + problem
        + " ? Say -1 if that can't be.";
  }

  @Override
  public List<Wording<String>> wordings() {
    return List.of(
        Wording.of("equal in ([01]+) \\?", match -> read(match.group(1))),
        Wording.of("binary string alternating: ([01]+)", match -> read(match.group(1))));
  }

  @Override
  public Optional<String> solve(String problem) {
    long ones = count(problem, '1');
    long zeros = problem.length() - ones;
    if (Math.abs(ones - zeros) > 1) {
      return Optional.of("-1");
    }
    long fromZero = wrong(problem, '0');
    long fromOne = wrong(problem, '1');
    return Optional.of(
        Long.toString(
            ones == zeros ? Math.min(fromZero, fromOne) : ones > zeros ? fromOne : fromZero));
  }

  private static long count(String text, char c) {
    return text.chars().filter(each -> each == c).count();
  }

  /// Characters at even places that are not the first of the pattern: each needs one swap.
  private static long wrong(String text, char first) {
    long wrong = 0;
    for (int i = 0; i < text.length(); i += 2) {
      wrong += text.charAt(i) == first ? 0 : 1;
    }
    return wrong;
  }

  @Override
  public List<String> work(String problem) {
    var lines = new ArrayList<String>();
    lines.add("zeros %d, ones %d".formatted(count(problem, '0'), count(problem, '1')));
    lines.add("even places that are not 0: " + wrong(problem, '0'));
    lines.add("even places that are not 1: " + wrong(problem, '1'));
    return lines;
  }
}
