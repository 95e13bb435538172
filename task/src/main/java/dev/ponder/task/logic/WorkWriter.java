package dev.ponder.task.logic;

import dev.ponder.task.logic.Riddle.Constraints;
import dev.ponder.task.logic.Riddle.Law;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Writes the documents of the mixed-quality corpus: some careful, some that give up half-way and
/// guess, some that guess at once, some that slip; nobody says which.
final class WorkWriter {
  private static final int MOST_TRIES = 4;

  private final Riddle riddle;
  private final Optional<String> right;
  private final RandomGenerator random;
  private final StringBuilder text = new StringBuilder();

  /// @param right an answer that is right, if one is known
  WorkWriter(Riddle riddle, Optional<String> right, RandomGenerator random) {
    this.riddle = riddle;
    this.right = right;
    this.random = random;
  }

  String write(double careful) {
    double writer = random.nextDouble();
    if (right.isPresent() && writer < careful) {
      work(0);
      return text + "A:" + right.get();
    }
    double rest = (writer - careful) / (1 - careful);
    if (rest < 0.4) {
      return "A:" + guess();
    }
    if (rest < 0.7 || right.isEmpty()) {
      for (int i = 1 + random.nextInt(2); i > 0; i--) {
        line(values(), 0);
      }
      return text + "A:" + guess();
    }
    // Marks slip: what fails is taken to hold, and ends the work.
    boolean missed = work(0.25);
    return text + "A:" + (missed ? lastTried : right.get());
  }

  private String lastTried = "";

  /// Tries values until they decide, or works the law out.
  ///
  /// @param slips how often a relation that fails is marked as holding
  /// @return true when such a slip ended it
  private boolean work(double slips) {
    boolean valid = right.equals(Optional.of(Prover.VALID));
    for (int tries = random.nextInt(MOST_TRIES); tries > 0; tries--) {
      var values = values();
      boolean decides = holds(values) == (riddle instanceof Constraints);
      if (decides) {
        continue;
      }
      if (line(values, slips) && riddle instanceof Constraints) {
        lastTried = Answers.text(values);
        return true;
      }
      if (random.nextInt(6) == 0) {
        text.append("wait,");
        line(values, 0);
      }
    }
    if (riddle instanceof Law law && valid) {
      try {
        var left = Polynomial.of(law.relation().left()).text();
        var both =
            "left:%s\nright:%s\n".formatted(left, Polynomial.of(law.relation().right()).text());
        text.append(both);
      } catch (ArithmeticException e) {
        // A person's law with numbers too large to be multiplied out here; the answer stands alone.
      }
    } else {
      line(read(right.orElseThrow()), 0);
    }
    return false;
  }

  /// Puts values in.
  ///
  /// @return true when all relations are marked as holding
  private boolean line(Map<Character, BigInteger> values, double slips) {
    var checks = new ArrayList<String>();
    boolean holds = true;
    for (var each : riddle.all()) {
      holds = each.holds(values) || random.nextDouble() < slips;
      checks.add(each.text(values) + (holds ? "!" : "x"));
      if (!holds) {
        break;
      }
    }
    text.append(Answers.text(values)).append(':').append(String.join(",", checks)).append('\n');
    return holds;
  }

  private boolean holds(Map<Character, BigInteger> values) {
    return riddle.all().stream().allMatch(each -> each.holds(values));
  }

  private Map<Character, BigInteger> values() {
    var values = new LinkedHashMap<Character, BigInteger>();
    for (var each : riddle.unknowns()) {
      int value =
          switch (riddle) {
            case Constraints(var _, int top, var _) -> random.nextInt(top + 1);
            case Law _ -> random.nextInt(-3, 4);
          };
      values.put(each, BigInteger.valueOf(value));
    }
    return values;
  }

  private String guess() {
    return riddle instanceof Law && random.nextBoolean() ? Prover.VALID : Answers.text(values());
  }

  private static Map<Character, BigInteger> read(String answer) {
    var values = new LinkedHashMap<Character, BigInteger>();
    for (var each : List.of(answer.split(","))) {
      values.put(each.charAt(0), new BigInteger(each.substring(2)));
    }
    return values;
  }
}
