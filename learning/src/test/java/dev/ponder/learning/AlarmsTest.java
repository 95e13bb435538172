package dev.ponder.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmsTest {
  private final Alarms alarms = new Alarms();

  /// A step's numbers, healthy unless changed.
  private static final class Healthy {
    private long step;
    private int samples = 192;
    private double mean = 0.4;
    private double allRight = 0.1;
    private double allWrong = 0.2;
    private double zeroVariance = 0.3;
    private double undecided;
    private double errors;
    private double terminated = 0.98;
    private double truncated = 0.02;
    private double surprisal = 0.8;
    private int updates = 1;
    private int nonFinite;
    private double gap = 1e-6;

    StepLog log() {
      return new StepLog(
          step,
          new StepLog.Rewards(
              24,
              samples,
              mean,
              0.4,
              mean,
              0.8,
              allRight,
              allWrong,
              zeroVariance,
              undecided,
              errors),
          new StepLog.Lengths(80, 70, 150, 200, terminated, truncated),
          new StepLog.Optimisation(
              1e-4, updates, nonFinite, surprisal, surprisal, 1, 1e-3, 0, 0.4, 1, 1, 0, 0),
          new StepLog.Drift(0, 0, gap, 0, 0, 0),
          new StepLog.Spent(1, 0, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1),
          mean,
          Map.of(),
          List.of());
    }
  }

  private interface Change {
    void to(Healthy numbers);
  }

  private static List<StepLog> run(int steps, Change last) {
    var logs = new ArrayList<StepLog>();
    for (int i = 0; i < steps; i++) {
      var numbers = new Healthy();
      numbers.step = i;
      if (i == steps - 1) {
        last.to(numbers);
      }
      logs.add(numbers.log());
    }
    return logs;
  }

  private List<String> kinds(Change last) {
    return alarms.check(run(5, last)).stream().map(Alarm::kind).toList();
  }

  @Test
  void aHealthyRunIsQuiet() {
    assertThat(kinds(_ -> {})).isEmpty();
    assertThat(alarms.check(List.of())).isEmpty();
  }

  @Test
  void eachTroubleHasItsOwnAlarm() {
    assertThat(kinds(n -> n.terminated = 0)).containsExactly("no-end-of-text");
    assertThat(kinds(n -> n.truncated = 0.21)).containsExactly("truncation");
    assertThat(kinds(n -> n.truncated = 0.2)).isEmpty();
    assertThat(kinds(n -> n.zeroVariance = 1)).containsExactly("zero-variance");
    assertThat(kinds(n -> n.errors = 0.02)).containsExactly("verifier-errors");
    assertThat(kinds(n -> n.undecided = 0.5)).containsExactly("undecided");
    assertThat(kinds(n -> n.gap = 0.01)).containsExactly("mismatch");
    assertThat(kinds(n -> n.mean = 0.65)).containsExactly("reward-jump");
    assertThat(kinds(n -> n.mean = 0.55)).isEmpty();
    assertThat(kinds(n -> n.samples = 0)).containsExactly("no-samples");
  }

  @Test
  void anAlarmNamesTheNumberAndTheRemedy() {
    assertThat(alarms.check(run(5, n -> n.truncated = 0.31)))
        .containsExactly(
            new Alarm(
                "truncation",
                "31 % of the answers were cut by the token limit (limit 20 %): raise maxTokens, or"
                    + " length is being learned",
                false));
    assertThat(
            alarms
                .check(
                    run(
                        5,
                        n -> {
                          n.zeroVariance = 1;
                          n.allRight = 0.25;
                          n.allWrong = 0.75;
                        }))
                .getFirst()
                .message())
        .isEqualTo(
            "every group earned equal rewards (25 % all right, 75 % all wrong): nothing to learn;"
                + " take easier problems or more samples each");
  }

  @Test
  void entropyThatFallsOrRisesForStepsIsAnAlarmAndOneOddBatchIsNot() {
    assertThat(kinds(n -> n.surprisal = 0.04)).isEmpty();
    assertThat(kindsOfEntropies(0.8, 0.8, 0.8, 0.4, 0.06, 0.05, 0.04))
        .containsExactly("entropy-collapse");
    assertThat(kindsOfEntropies(0.8, 0.8, 0.8, 1.4, 1.8, 1.9, 2))
        .containsExactly("entropy-explosion");
    assertThat(kindsOfEntropies(0.8, 0.8, 0.8, 0.4, 0.3, 0.3, 0.3)).isEmpty();
  }

  private List<String> kindsOfEntropies(double... values) {
    var logs = new ArrayList<StepLog>();
    for (double each : values) {
      var numbers = new Healthy();
      numbers.step = logs.size();
      numbers.surprisal = each;
      logs.add(numbers.log());
    }
    return alarms.check(logs).stream().map(Alarm::kind).toList();
  }

  @Test
  void aSlowRiseIsNoJump() {
    var logs = new ArrayList<StepLog>();
    for (int i = 0; i < 200; i++) {
      var numbers = new Healthy();
      numbers.step = i;
      numbers.mean = 0.3 + i * 0.003;
      logs.add(numbers.log());
    }
    assertThat(alarms.check(logs)).isEmpty();
  }

  @Test
  void threeSkippedStepsInARowStopAndNameTheLastGoodStep() {
    var logs = new ArrayList<>(run(5, _ -> {}));
    for (int i = 5; i < 8; i++) {
      var numbers = new Healthy();
      numbers.step = i;
      numbers.updates = 0;
      numbers.nonFinite = 1;
      logs.add(numbers.log());
      List<Alarm> now = alarms.check(logs);
      assertThat(now).hasSize(1);
      assertThat(now.getFirst().stop()).isEqualTo(i == 7);
    }
    assertThat(alarms.check(logs).getFirst().message())
        .isEqualTo(
            "the gradient was not finite and the step skipped, 3 in a row; the last good step is 4:"
                + " stop and resume from there");
    var good = new Healthy();
    good.step = 8;
    logs.add(good.log());
    assertThat(alarms.check(logs)).isEmpty();
  }
}
