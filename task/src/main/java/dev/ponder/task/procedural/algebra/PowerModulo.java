package dev.ponder.task.procedural.algebra;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.WholeAnswer;
import dev.ponder.task.procedural.Wording;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What a power leaves after division.
record PowerModulo() implements WholeAnswer<PowerModulo.Power> {
  private static final int MOST = 999_999;

  record Power(int base, int exponent, int modulus) {
    Power {
      Read.size("base", base, 0, MOST);
      Read.size("exponent", exponent, 0, MOST);
      Read.size("modulus", modulus, 2, MOST);
    }
  }

  @Override
  public Card card() {
    return new Card(
        "power-modulo",
        4,
        "the remainder of a power after division",
        "base to 12, exponent to 12, divisor to 30; 50, 50, 100; 99, 999, 999; all to 99999",
        "the one number from 0 to the divisor less 1",
        "repeated squaring");
  }

  @Override
  public Power draw(int level, RandomGenerator random) {
    int[] most = {12, 50, 99, 99_999};
    int[] exponents = {12, 50, 999, 99_999};
    int[] moduli = {30, 100, 999, 99_999};
    return new Power(
        2 + random.nextInt(most[level] - 1),
        2 + random.nextInt(exponents[level] - 1),
        3 + random.nextInt(moduli[level] - 2));
  }

  @Override
  public String spell(Power problem) {
    return "%d,%d,%d".formatted(problem.base(), problem.exponent(), problem.modulus());
  }

  @Override
  public Power read(String spelled) {
    var parts = Read.wholes("number", spelled, 0, MOST);
    Read.size("parts of base,exponent,modulus", parts.size(), 3, 3);
    return new Power(parts.get(0), parts.get(1), parts.get(2));
  }

  @Override
  public String ask(Power problem) {
    return "What is the remainder when %d to the power of %d is divided by %d?"
        .formatted(problem.base(), problem.exponent(), problem.modulus());
  }

  @Override
  public List<Wording<Power>> wordings() {
    return List.of(
        Wording.of(
            "when (\\d+) to the power of (\\d+) is divided by (\\d+)",
            match -> read(match.group(1) + "," + match.group(2) + "," + match.group(3))));
  }

  @Override
  public Optional<String> solve(Power problem) {
    return Optional.of(
        BigInteger.valueOf(problem.base())
            .modPow(BigInteger.valueOf(problem.exponent()), BigInteger.valueOf(problem.modulus()))
            .toString());
  }

  @Override
  public List<String> work(Power problem) {
    var lines = new ArrayList<String>();
    long so = 1 % problem.modulus();
    for (char bit : Integer.toBinaryString(problem.exponent()).toCharArray()) {
      long square = so * so % problem.modulus();
      long next = bit == '1' ? square * problem.base() % problem.modulus() : square;
      lines.add(
          bit == '1'
              ? "%d squared is %d, times %d is %d".formatted(so, square, problem.base(), next)
              : "%d squared is %d".formatted(so, square));
      so = next;
    }
    return lines;
  }
}
