package dev.ponder.task.procedural.number;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.WholeAnswer;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How many ones a number has in binary.
record CountBits() implements WholeAnswer<Integer> {

  @Override
  public Card card() {
    return new Card(
        "count-bits",
        4,
        "how many ones a number has in binary",
        "numbers to 2^12, 2^16, 2^24, 2^31",
        "the one number",
        "population count");
  }

  @Override
  public Integer draw(int level, RandomGenerator random) {
    return 1 + random.nextInt((int) ((1L << new int[] {12, 16, 24, 31}[level]) - 1));
  }

  @Override
  public String spell(Integer problem) {
    return problem.toString();
  }

  @Override
  public Integer read(String spelled) {
    return Read.whole("number", spelled, 0, Integer.MAX_VALUE);
  }

  @Override
  public String ask(Integer problem) {
    return "How many digits 1 has the number " + problem + " in binary?";
  }

  @Override
  public List<Wording<Integer>> wordings() {
    return List.of(
        Wording.of("number (\\d+) in binary", match -> read(match.group(1))),
        Wording.of("1 bits .*binary.* number (\\d+)", match -> read(match.group(1))));
  }

  @Override
  public Optional<String> solve(Integer problem) {
    return Optional.of(Integer.toString(Integer.bitCount(problem)));
  }

  @Override
  public List<String> work(Integer problem) {
    var lines = new ArrayList<String>();
    int ones = 0;
    for (var digit : Integer.toHexString(problem).split("")) {
      int nibble = Integer.parseInt(digit, 16);
      ones += Integer.bitCount(nibble);
      lines.add("%4s, so far %d".formatted(Integer.toBinaryString(nibble), ones).strip());
    }
    return lines;
  }
}
