package dev.ponder.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.data.Offset.offset;

import dev.ponder.core.Cost;
import dev.ponder.task.Behaviours;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultsJsonTest {
  private static final Results RESULTS = Synthetic.results();

  @Test
  void whatIsReadBackEqualsWhatWasWritten() {
    String json = ResultsJson.write(RESULTS);
    assertThat(ResultsJson.read(json)).isEqualTo(RESULTS);
    assertThat(ResultsJson.write(ResultsJson.read(json))).isEqualTo(json);
  }

  @Test
  void fieldsStandInTheOrderOfTheRecord() {
    JsonNode json = JsonMapper.shared().readTree(ResultsJson.write(RESULTS));
    assertThat(json.propertyNames())
        .containsExactly(
            "task",
            "seeds",
            "trainCurve",
            "testCurves",
            "fits",
            "behaviours",
            "ledger",
            "versions",
            "machine",
            "command",
            "settings",
            "alarms");
    assertThat(json.at("/trainCurve/0").propertyNames())
        .containsExactly("seed", "step", "flops", "tokens", "accuracy", "low", "high", "problems");
    assertThat(json.at("/testCurves/0").propertyNames())
        .containsExactly("strategy", "policy", "points");
    assertThat(json.at("/testCurves/0/points/0").propertyNames())
        .containsExactly("tokens", "flops", "accuracy", "low", "high");
    assertThat(json.at("/fits").propertyNames()).containsExactly("train", "sigmoid", "test");
    assertThat(json.at("/fits/train").propertyNames())
        .containsExactly("slopePerDecade", "low", "high");
    assertThat(json.at("/fits/sigmoid").propertyNames()).containsExactly("A", "B", "Cmid", "R0");
    assertThat(json.at("/fits/test/0").propertyNames())
        .containsExactly("strategy", "policy", "slopePerDecade", "low", "high");
    assertThat(json.at("/behaviours/after/tries").propertyNames()).containsExactly("mean", "share");
    assertThat(json.at("/ledger/flops").propertyNames())
        .containsExactly("pretraining", "rlSampling", "rlTraining", "evaluation");
  }

  @Test
  void strategiesAndPoliciesHaveTheirPublishedNames() {
    JsonNode json = JsonMapper.shared().readTree(ResultsJson.write(RESULTS));
    assertThat(json.get("testCurves").valueStream().map(each -> each.get("strategy").asString()))
        .contains("thinking-budget", "majority-vote", "best-of-n", "first-verified", "coverage");
    assertThat(json.get("testCurves").valueStream().map(each -> each.get("policy").asString()))
        .containsOnly("before", "after");
  }

  @Test
  void aSeedIsWrittenOnlyWhereThereIsOne() {
    var point = new TestPoint(10, 1e7, 0.5, 0.4, 0.6);
    var curve = new TestCurve(Strategy.COVERAGE, Moment.AFTER, 2L, List.of(point));
    Results one = with(List.of(curve), Fits.NONE, Map.of());
    assertThat(ResultsJson.write(one)).contains("\"seed\" : 2,");
    assertThat(ResultsJson.write(one)).doesNotContain("sigmoid", "\"train\"");
    assertThat(ResultsJson.read(ResultsJson.write(one))).isEqualTo(one);
  }

  @Test
  void settingsOfEveryPlainKindSurvive() {
    Map<String, Object> settings =
        Map.of("whole", 3, "long", 1L << 40, "share", 0.5f, "on", true, "list", List.of(1, "two"));
    Results results = with(List.of(), Fits.NONE, settings);
    assertThat(ResultsJson.read(ResultsJson.write(results))).isEqualTo(results);
    assertThatThrownBy(() -> with(List.of(), Fits.NONE, Map.of("thread", Thread.currentThread())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("settings.thread")
        .hasMessageContaining("must be a text, a boolean, a number, a list or a map");
  }

  @Test
  void aBadFieldIsNamedInOneLine(@TempDir Path folder) throws Exception {
    String json = ResultsJson.write(RESULTS);
    assertFails(json.replaceFirst("\"accuracy\" : [0-9.]+", "\"accuracy\" : 1.5"))
        .contains("trainCurve[0]")
        .contains("accuracy: 1.5 is not allowed; it must be in [0, 1]");
    assertFails(json.replaceFirst("\"problems\" : 512", "\"problem\" : 512"))
        .contains("trainCurve[0].problems: is missing; give it a value");
    assertFails(json.replaceFirst("\"low\" : [0-9.]+,\\s*", "")).contains("trainCurve[0].low");
    assertFails(json.replaceFirst("\"majority-vote\"", "\"majority\""))
        .contains("strategy")
        .contains("majority-vote");
    assertFails(json.replace("\"task\" : ", "\"tusk\" : "))
        .contains("task: is missing; give it a value");
    assertFails(json.replaceFirst("\"machine\" : \\{[^}]*\\},", ""))
        .contains("machine: is missing; give it a value");
    assertFails(json.substring(0, json.length() / 2)).contains("line ");
    assertFails(json + "{}").contains("results.json");
    Path file = folder.resolve("results.json");
    Files.writeString(file, "[]", StandardCharsets.UTF_8);
    assertThatThrownBy(() -> ResultsJson.read(file)).hasMessageStartingWith(file.toString());
  }

  @Test
  void recordsRefuseWhatCanNotBe() {
    assertThatThrownBy(() -> new TrainPoint(1, -1, 0, 0, 0.5, 0.4, 0.6, 10))
        .hasMessage("step: -1 is not allowed; it must be >= 0");
    assertThatThrownBy(() -> new TrainPoint(1, 1, Double.NaN, 0, 0.5, 0.4, 0.6, 10))
        .hasMessageStartingWith("flops: NaN");
    assertThatThrownBy(() -> new TestPoint(0, 0, 0.5, 0.4, 0.6)).hasMessageStartingWith("tokens");
    assertThatThrownBy(() -> new TestPoint(1, 0, 0.5, 0.6, 0.7)).hasMessageStartingWith("low");
    assertThatThrownBy(() -> new Slope(0.1, 0.3, 0.2)).hasMessageContaining("slopePerDecade");
    var first = new TestPoint(20, 0, 0.5, 0.4, 0.6);
    var second = new TestPoint(10, 0, 0.5, 0.4, 0.6);
    assertThatThrownBy(
            () -> new TestCurve(Strategy.BEST_OF_N, Moment.AFTER, null, List.of(first, second)))
        .hasMessage("points: 10.0 tokens after 20.0 is not allowed; it must be by rising tokens");
    assertThatThrownBy(
            () ->
                with(
                    List.of(new TestCurve(Strategy.COVERAGE, Moment.AFTER, 9L, List.of(first))),
                    Fits.NONE,
                    Map.of()))
        .hasMessageContaining("testCurves.seed: 9");
  }

  @Test
  void theSigmoidIsHalfWayUpAtCmid() {
    var sigmoid =
        new Sigmoid(
            new Estimate(0.9, 0.8, 1),
            new Estimate(2, 1, 3),
            new Estimate(1e12, 1e11, 1e13),
            new Estimate(0.3, 0.2, 0.4));
    assertThat(sigmoid.at(0)).isEqualTo(0.3);
    assertThat(sigmoid.at(1e12)).isCloseTo(0.6, offset(1e-12));
    assertThat(sigmoid.at(1e20)).isCloseTo(0.9, offset(1e-9));
    // 1 / (1 + (1 / 3)^2) = 0.9 of the way from 0.3 to 0.9
    assertThat(sigmoid.at(3e12)).isCloseTo(0.84, offset(1e-12));
  }

  @Test
  void habitsAreMeansAndShares() {
    HabitTable table =
        HabitTable.of(
            List.of(
                new Behaviours(4, 3, 2, 0, 1, 0, 0, 0),
                new Behaviours(2, 0, 0, 0, 0, 0, 1, 0),
                new Behaviours(0, 0, 0, 0, 0, 0, 0, 1)));
    assertThat(table.traces()).isEqualTo(3);
    assertThat(table.tries()).isEqualTo(new HabitCount(2, 2 / 3.0));
    assertThat(table.verifications()).isEqualTo(new HabitCount(1, 1 / 3.0));
    assertThat(table.answeredAtOnce().share()).isEqualTo(1 / 3.0);
    assertThat(HabitTable.of(List.of()).tries()).isEqualTo(new HabitCount(0, 0));
  }

  @Test
  void spendingTakesTheTokensOfALedger() {
    var cost = new Cost(1, 2, 3, 4, 5, 6, 7, 8, 9);
    Spending spending = Spending.of(cost, new Phases(1, 2, 3, 4), Phases.NONE);
    assertThat(spending)
        .isEqualTo(new Spending(1, 2, 3, 4, 5, 6, new Phases(1, 2, 3, 4), Phases.NONE));
    assertThat(spending.flops().plus(spending.flops()).total()).isEqualTo(20);
  }

  @Test
  void thisMachineHasACoreAndMemory() {
    Machine here = Machine.here("none");
    assertThat(here.cores()).isPositive();
    assertThat(here.cpu()).isNotBlank();
  }

  private static AbstractStringAssert<?> assertFails(String json) {
    var thrown = catchThrowable(() -> ResultsJson.read(json));
    assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
    String message = thrown.getMessage();
    assertThat(message).startsWith("results.json: ").doesNotContain("\n");
    return assertThat(message);
  }

  private static Results with(List<TestCurve> curves, Fits fits, Map<String, Object> settings) {
    return new Results(
        RESULTS.task(),
        RESULTS.seeds(),
        RESULTS.trainCurve(),
        curves,
        fits,
        RESULTS.behaviours(),
        RESULTS.ledger(),
        RESULTS.versions(),
        RESULTS.machine(),
        RESULTS.command(),
        settings,
        RESULTS.alarms());
  }
}
