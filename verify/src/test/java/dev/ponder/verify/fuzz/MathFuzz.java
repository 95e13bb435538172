package dev.ponder.verify.fuzz;

import dev.ponder.verify.math.MathAnswers;
import java.nio.charset.StandardCharsets;

/// Two answers, parted by a NUL: whatever they are, they are judged, and a text that states one
/// answer is not different from itself in one order and equal in the other.
public final class MathFuzz {
  private MathFuzz() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    String[] sides = new String(bytes, StandardCharsets.UTF_8).split("\0", 2);
    var answers = MathAnswers.standard();
    var result = answers.check(sides[0], sides[sides.length - 1]);
    if (!result.equals(answers.check(sides[0], sides[sides.length - 1]))) {
      throw new IllegalStateException("the same texts are judged differently: " + result);
    }
  }
}
