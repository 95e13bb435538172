package dev.ponder.task.procedural.text;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Letters inserted after runs of the cycle A B C D E.
///
/// Read from the left: behind four letters that follow each other in the cycle, the first of the
/// four is inserted, and reading goes on behind the four; else it goes on with the next letter.
record StringInsertion() implements Recipe<String> {
  private static final String LETTERS = "[A-E]";
  private static final String CYCLE = "ABCDEABC";
  private static final int RUN = 4;

  @Override
  public Card card() {
    return new Card(
        "string-insertion",
        4,
        "a string with letters inserted after runs of ABCDE in a cycle",
        "9 letters; 13; 20; 40",
        "the one string",
        "one reading from the left");
  }

  @Override
  public String draw(int level, RandomGenerator random) {
    int length = new int[] {9, 13, 20, 40}[level];
    var text = new StringBuilder();
    while (text.length() < length) {
      int start = random.nextInt(5);
      text.append(random.nextInt(3) == 0 ? CYCLE.substring(start, start + 4) : CYCLE.charAt(start));
    }
    return text.substring(0, length);
  }

  @Override
  public String spell(String problem) {
    return problem;
  }

  @Override
  public String read(String spelled) {
    return Words.checked("string", spelled, LETTERS, 500);
  }

  @Override
  public String ask(String problem) {
    return "Read a string from the left. Behind ABCD insert A, behind BCDE insert B, behind CDEA"
        + " insert C, behind DEAB insert D, behind EABC insert E, each time going on after the"
        + " four letters; inserted letters are not read. What becomes of "
        + problem
        + " ?";
  }

  @Override
  public String form() {
    return "the string";
  }

  @Override
  public List<Wording<String>> wordings() {
    return List.of(
        Wording.of("becomes of ([a-e]+) \\?", match -> read(match.group(1))),
        Wording.of("according to the pattern: ([a-e]+)", match -> read(match.group(1))));
  }

  @Override
  public Optional<String> solve(String problem) {
    return Optional.of(inserted(problem, new ArrayList<>()));
  }

  private static String inserted(String text, List<String> lines) {
    var result = new StringBuilder();
    for (int at = 0; at < text.length(); ) {
      int end = Math.min(at + RUN, text.length());
      var run = text.substring(at, end);
      boolean found = run.length() == RUN && CYCLE.contains(run);
      result.append(found ? run + run.charAt(0) : text.substring(at, at + 1));
      if (found) {
        lines.add("%s at %d: %s".formatted(run, at, result));
      }
      at = found ? end : at + 1;
    }
    lines.add("end: " + result);
    return result.toString();
  }

  @Override
  public String normal(String problem, String answer) {
    return Words.checked("answer", answer, LETTERS, 1000);
  }

  @Override
  public List<String> work(String problem) {
    var lines = new ArrayList<String>();
    inserted(problem, lines);
    return lines;
  }
}
