package dev.ponder.verify.smt;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.random.RandomGenerator;

/// Worlds drawn at random: small numbers mostly, for most laws fail there if they fail at all.
public final class Samples {
  private static final int SMALL = 12;

  private Samples() {}

  /// True when all unknowns are constants of sorts whose values can be drawn.
  public static boolean possible(List<Function> unknowns) {
    return unknowns.stream()
        .allMatch(each -> each.isConstant() && !(each.result() instanceof Sort.Opaque));
  }

  /// A world for unknowns of which [#possible] is true.
  public static SmtModel draw(List<Function> unknowns, RandomGenerator random) {
    var values = new LinkedHashMap<Function, Value>();
    unknowns.forEach(each -> values.put(each, draw(each.result(), random)));
    return SmtModel.of(values);
  }

  static Value draw(Sort sort, RandomGenerator random) {
    return switch (sort) {
      case Sort.Truth() -> Value.of(random.nextBoolean());
      case Sort.Whole() -> Value.of(whole(random));
      case Sort.Real() ->
          new Value.Real(
              new Ratio(
                  BigInteger.valueOf(whole(random)), BigInteger.valueOf(1 + random.nextInt(4))));
      case Sort.BitVector(int width) -> new Value.Bits(width, new BigInteger(bits(random)));
      case Sort.Enumeration type -> new Value.Member(type, random.nextInt(type.values().size()));
      case Sort.Opaque(var _, var name) ->
          throw new IllegalArgumentException(name + ": nothing is known of its values");
    };
  }

  private static int whole(RandomGenerator random) {
    return random.nextInt(8) == 0
        ? random.nextInt(-1_000, 1_001)
        : random.nextInt(-SMALL, SMALL + 1);
  }

  /// All bits of a few bytes, so that both small and large vectors come up.
  private static byte[] bits(RandomGenerator random) {
    var bytes = new byte[1 + random.nextInt(16)];
    random.nextBytes(bytes);
    return bytes;
  }
}
