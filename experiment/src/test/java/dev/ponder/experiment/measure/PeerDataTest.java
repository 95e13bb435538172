package dev.ponder.experiment.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.ponder.core.RandomKey;
import dev.ponder.core.Verdict;
import dev.ponder.experiment.measure.SampleBank.Entry;
import dev.ponder.experiment.measure.SampleBank.Sample;
import dev.ponder.search.Votes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The estimators against numbers and samples of peers, which lie beside the repository.
class PeerDataTest {
  /// lighteval's own expected values (their tolerance is 0.01).
  @Test
  void theMetricsOfLightevalAreReproduced() throws IOException {
    int checked = 0;
    for (JsonNode row : rows("metrics/sampling_metrics.jsonl")) {
      String gold = row.get("gold").get(0).asString();
      var samples = new ArrayList<String>();
      row.get("samples").forEach(each -> samples.add(each.asString()));
      int right = (int) samples.stream().filter(gold::equals).count();
      int k = row.get("params").get("k").asInt();
      int n = samples.size();
      String metric = row.get("metric").asString();
      for (var expected : row.get("expected").properties()) {
        Optional<Double> ours = Optional.empty();
        if (metric.startsWith("pass_at_k")) {
          ours = Optional.of(Coverage.passAtK(n, right, k));
        } else if (metric.startsWith("maj_at_k")) {
          ours = Optional.of(vote(samples.subList(0, k)).equals(gold) ? 1.0 : 0.0);
        } else if (expected.getKey().contains("mg-pass")
            || expected.getKey().contains("mmath")
            || expected.getKey().contains("mlatex")) {
          double sum = 0;
          for (int least = (k + 1) / 2 + 1; least <= k; least++) {
            sum += Coverage.atLeast(n, right, k, least);
          }
          ours = Optional.of(2 * sum / k);
        } else if (expected.getKey().contains("g-pass@")) {
          String key = expected.getKey();
          double threshold = Double.parseDouble(key.substring(key.lastIndexOf('_') + 1));
          int least = Math.max(1, (int) Math.ceil(threshold * k));
          ours = Optional.of(Coverage.atLeast(n, right, k, least));
        }
        if (ours.isPresent()) {
          checked++;
          assertThat(ours.get())
              .as("%s of %s", expected.getKey(), row.get("name"))
              .isCloseTo(expected.getValue().asDouble(), offset(0.01));
        }
      }
    }
    assertThat(checked).isGreaterThan(60);
  }

  private static String vote(List<String> answers) {
    var ballots = new ArrayList<Votes.Ballot>();
    for (String each : answers) {
      ballots.add(new Votes.Ballot(ballots.size(), Optional.of(each), 1, 0));
    }
    return Votes.count(ballots).getFirst().answer();
  }

  /// Eight chains of Qwen2.5-Math for each of 52 problems, with the scores of its reward model.
  @Test
  void theCurvesOfQwensSamplesAreWhatTheirSubsetsSay() throws IOException {
    var entries = new ArrayList<Entry>();
    for (JsonNode row : rows("model-samples/qwen_math_8_samples_rm.jsonl")) {
      var samples = new ArrayList<Sample>();
      for (JsonNode each : row.get("samples")) {
        samples.add(
            new Sample(
                Optional.of(each.get("pred").asString()).filter(text -> !text.isEmpty()),
                each.get("correct").asBoolean()
                    ? Verdict.correct()
                    : Verdict.incorrect("by their grader"),
                each.get("rm_score").asDouble(),
                each.get("response").asString().length(),
                0));
      }
      entries.add(new Entry(row.get("id").asString(), samples));
    }
    var bank = new SampleBank(entries);
    assertThat(bank.entries()).hasSize(52);
    assertThat(bank.largestK()).isEqualTo(8);
    double[] passes = {0.8942307692, 0.9278846154, 0.9541208791, 0.9615384615};
    for (int i = 0; i < 4; i++) {
      assertThat(Banks.mean(bank, new Coverage(), 1 << i)).isCloseTo(passes[i], offset(1e-9));
    }
    assertThat(Banks.mean(bank, new MajorityOfK(), 8)).isCloseTo(0.9230769231, offset(1e-9));
    for (int k = 1; k <= 8; k++) {
      int size = k;
      for (Entry each : bank.entries()) {
        double majority =
            Subsets.mean(
                8,
                k,
                RandomKey.of(0),
                subset ->
                    new MajorityOfK().accuracy(new Entry("s", Banks.take(each, subset)), size));
        assertThat(new MajorityOfK().accuracy(each, k)).isCloseTo(majority, offset(1e-9));
      }
    }
    Curve best = Curve.of(bank, new BestOfK(), Bootstrap.of(0), 1, 2, 4, 8);
    assertThat(best.points().getLast().accuracy().value()).isCloseTo(0.923, offset(0.01));
    Decomposition lost = Decomposition.of(bank);
    assertThat(lost.noneRight()).isEqualTo(2);
    assertThat(
            lost.right()
                + lost.modeWrong()
                + lost.verifierWrong()
                + lost.bothWrong()
                + lost.noneRight())
        .isEqualTo(52);
  }

  private static List<JsonNode> rows(String file) throws IOException {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolveSibling("shared").resolve("data").resolve(file);
      if (Files.exists(data)) {
        var rows = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(data)) {
          rows.add(JsonMapper.shared().readTree(line));
        }
        return rows;
      }
    }
    return abort("skipped: ../shared/data/" + file + " is not beside this repository");
  }
}
