package dev.ponder.task.procedural.code;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a [ByteProgram] prints.
record Bf() implements Recipe<ByteProgram> {
  private static final Pattern CODE = Pattern.compile("[-+<>.,\\[\\]]{6,}");

  @Override
  public Card card() {
    return new Card(
        "bf",
        4,
        "what a program of the eight commands of BF prints",
        "3 to 7 letters, a loop inside of a loop from level 2 on",
        "the output, character by character",
        "an interpreter");
  }

  @Override
  public ByteProgram draw(int level, RandomGenerator random) {
    int side = 8 + random.nextInt(5);
    var code = new StringBuilder();
    int value;
    if (level < 2) {
      int times = 6 + random.nextInt(4);
      code.append("+".repeat(side)).append("[>").append("+".repeat(times)).append("<-]>");
      value = side * times;
    } else {
      int outer = 2 + random.nextInt(2);
      int inner = 3 + random.nextInt(2);
      code.append("+".repeat(outer)).append("[>").append("+".repeat(inner));
      code.append("[>").append("+".repeat(side)).append("<-]<-]>>");
      value = outer * inner * side;
    }
    int letters = 3 + level + random.nextInt(2);
    for (int i = 0; i < letters; i++) {
      int next = 'a' + random.nextInt(26);
      code.append((next > value ? "+" : "-").repeat(Math.abs(next - value))).append('.');
      value = next;
      if (level == 3 && i == 1) {
        code.append("[->+<]>");
      }
    }
    return ByteProgram.run(code.toString());
  }

  @Override
  public String spell(ByteProgram program) {
    return program.code();
  }

  @Override
  public ByteProgram read(String spelled) {
    return ByteProgram.run(spelled);
  }

  @Override
  public String ask(ByteProgram program) {
    return """
        In BF > and < move along a tape of bytes, + and - change the byte there by one, [ and ] enclose \
        what is repeated while the byte there is not 0, and a dot prints it as a character. All bytes start \
        at 0. What does this program print?
        %s"""
        .formatted(program.code());
  }

  @Override
  public String form() {
    return "what it prints";
  }

  @Override
  public List<Wording<ByteProgram>> wordings() {
    return List.of(Questions.whole("\\bBF\\b", Bf::question));
  }

  private static ByteProgram question(String text) {
    return ByteProgram.run(
        CODE.matcher(text)
            .results()
            .map(MatchResult::group)
            .reduce("", (a, b) -> b.length() > a.length() ? b : a));
  }

  @Override
  public Optional<String> solve(ByteProgram program) {
    return Optional.of(program.printed());
  }

  @Override
  public String normal(ByteProgram program, String answer) {
    return answer;
  }

  @Override
  public List<String> work(ByteProgram program) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < program.prints().size(); i++) {
      lines.add(
          "place %d holds %d: %c"
              .formatted(
                  program.prints().get(i),
                  (int) program.printed().charAt(i),
                  program.printed().charAt(i)));
    }
    return lines;
  }
}
