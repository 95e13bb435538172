package dev.ponder.task.procedural.text;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.TruthAnswer;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Whether a text can be cut out of another, letter by letter.
record RansomNote() implements TruthAnswer<RansomNote.Cut> {

  record Cut(String note, String source) {
    Cut {
      Words.checked("note", note, "[!-~&&[^,]]", 200);
      Words.checked("source", source, "[!-~&&[^,]]", 500);
    }
  }

  @Override
  public Card card() {
    return new Card(
        "ransom-note",
        4,
        "whether a text can be put together from the letters of another",
        "4 letters from 8; 7 from 14; 12 from 24; 20 from 40",
        "True or False",
        "letter by letter crossed out");
  }

  @Override
  public Cut draw(int level, RandomGenerator random) {
    int length = new int[] {4, 7, 12, 20}[level];
    var source = Words.letters("aabcdeefghiiklmnooprsttuy", 2 * length, random);
    var note = new StringBuilder(Words.shuffled(source, random).substring(0, length));
    if (random.nextBoolean()) {
      note.setCharAt(random.nextInt(length), source.charAt(random.nextInt(2 * length)));
      note.setCharAt(random.nextInt(length), source.charAt(random.nextInt(2 * length)));
    }
    return new Cut(note.toString(), source);
  }

  @Override
  public String spell(Cut problem) {
    return problem.note() + "," + problem.source();
  }

  @Override
  public Cut read(String spelled) {
    var parts = List.of(spelled.split(",", -1));
    Read.size("parts of note,source", parts.size(), 2, 2);
    return new Cut(parts.get(0), parts.get(1));
  }

  @Override
  public String kind(Cut problem) {
    return Words.sorted(problem.note()) + "," + Words.sorted(problem.source());
  }

  @Override
  public String ask(Cut problem) {
    return "Letters are cut out of %s to form %s ; each can be used once. Are there enough?"
        .formatted(problem.source(), problem.note());
  }

  @Override
  public List<Wording<Cut>> wordings() {
    return List.of(
        Wording.of(
            "cut out of (\\S+) to form (\\S+) ;", match -> new Cut(match.group(2), match.group(1))),
        Wording.of(
            "note: (\\S+)\\s+magazine: (\\S+)", match -> new Cut(match.group(1), match.group(2))));
  }

  @Override
  public Optional<String> solve(Cut problem) {
    return Optional.of(missing(problem, new ArrayList<>()) ? "False" : "True");
  }

  private static boolean missing(Cut problem, List<String> lines) {
    var left = new StringBuilder(problem.source());
    for (var letter : problem.note().split("")) {
      int at = left.indexOf(letter);
      if (at < 0) {
        lines.add(letter + " is missing");
        return true;
      }
      left.deleteCharAt(at);
      lines.add(letter + " leaves " + left);
    }
    return false;
  }

  @Override
  public List<String> work(Cut problem) {
    var lines = new ArrayList<String>();
    missing(problem, lines);
    return lines;
  }
}
