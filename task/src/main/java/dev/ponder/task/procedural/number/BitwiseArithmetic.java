package dev.ponder.task.procedural.number;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Sums, products, shifts and bitwise operations on hexadecimal numbers.
record BitwiseArithmetic() implements Recipe<Bits> {
  private static final Pattern ANSWER = Pattern.compile("-?0x(0|[1-9a-f][0-9a-f]*)");

  @Override
  public Card card() {
    return new Card(
        "bitwise-arithmetic",
        4,
        "sums, products, shifts and bitwise operations on hexadecimal numbers",
        "1 operation on 8 bits; 2 on 8; 3 on 16; 5 on 16",
        "the one hexadecimal number, letters in capitals or not",
        "big integers in two's complement");
  }

  @Override
  public Bits draw(int level, RandomGenerator random) {
    return Bits.draw(new int[] {1, 2, 3, 5}[level], level < 2 ? 8 : 16, random);
  }

  @Override
  public String spell(Bits problem) {
    return problem.text().replace(" ", "");
  }

  @Override
  public Bits read(String spelled) {
    return Bits.Parser.parse(spelled.toLowerCase(Locale.ROOT));
  }

  @Override
  public String kind(Bits problem) {
    return problem.kind();
  }

  @Override
  public String ask(Bits problem) {
    return "What is %s? Numbers have a sign and no largest size.".formatted(problem.text());
  }

  @Override
  public String form() {
    return "the value in hexadecimal, like 0x1f or -0x3";
  }

  @Override
  public List<Wording<Bits>> wordings() {
    return List.of(
        Wording.of("what is ([0-9a-fx()<>&|^*+ -]+)\\?", match -> read(match.group(1))),
        Wording.of("value\\.\\s+([0-9a-fx()<>&|^*+ -]+)", match -> read(match.group(1))));
  }

  @Override
  public Optional<String> solve(Bits problem) {
    return Optional.of(Bits.hex(problem.value()));
  }

  @Override
  public String normal(Bits problem, String answer) {
    Read.size("answer's characters", answer.length(), 1, 400);
    var plain = answer.toLowerCase(Locale.ROOT);
    if (!ANSWER.matcher(plain).matches() || plain.equals("-0x0")) {
      throw new IllegalArgumentException(
          Lines.quoted(answer) + " is not a hexadecimal number like 0x1f or -0x3");
    }
    return plain;
  }

  @Override
  public List<String> work(Bits problem) {
    var lines = new ArrayList<String>();
    step(problem, lines);
    return lines.isEmpty() ? List.of("nothing to do") : lines;
  }

  private static void step(Bits bits, List<String> lines) {
    if (bits instanceof Bits.Operation(var operator, var left, var right)) {
      step(left, lines);
      step(right, lines);
      lines.add(
          "%s %s %s = %s"
              .formatted(
                  Bits.hex(left.value()),
                  operator,
                  Bits.hex(right.value()),
                  Bits.hex(bits.value())));
    }
  }
}
