package dev.ponder.task.procedural.number;

import dev.ponder.task.procedural.Judged;
import java.util.List;
import java.util.stream.IntStream;

/// Another way to know the truth about numbers.
public final class NumberJudges {
  private NumberJudges() {}

  public static List<Judged<?>> all() {
    return List.of(Judged.of(new Gcd(), NumberJudges::greatestCommonDivisor));
  }

  /// By trying all.
  private static boolean greatestCommonDivisor(Wholes problem, String answer) {
    int least = problem.numbers().stream().mapToInt(Integer::intValue).min().orElseThrow();
    int greatest =
        IntStream.rangeClosed(1, least)
            .filter(d -> problem.numbers().stream().allMatch(n -> n % d == 0))
            .max()
            .orElseThrow();
    return Integer.parseInt(answer.replace(",", "")) == greatest;
  }
}
