package dev.ponder.experiment.scale;

import dev.ponder.core.Verdict;
import dev.ponder.experiment.MetricLog;
import dev.ponder.experiment.MetricRow;
import dev.ponder.experiment.Results;
import dev.ponder.experiment.ResultsJson;
import dev.ponder.experiment.figure.BehaviourFigure;
import dev.ponder.experiment.figure.Figures;
import dev.ponder.experiment.figure.O1Figure;
import dev.ponder.experiment.figure.TrainingFigure;
import dev.ponder.experiment.report.Report;
import dev.ponder.experiment.report.ShownTrace;
import dev.ponder.experiment.report.TracePair;
import dev.ponder.learning.StepLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes what a finished run shows into its folder: results.json, metrics.jsonl, figures,
/// report.html. All of it follows from the outcome, so it can be written again.
public final class RunReport {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PAIRS = 6;

  private RunReport() {}

  /// Writes everything.
  public static void write(Path folder, ScaleExperiment.Outcome outcome, Results results)
      throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("results.json"), ResultsJson.write(results), StandardCharsets.UTF_8);
    var metrics = new ArrayList<MetricRow>();
    var lines = new StringBuilder();
    for (ScaleExperiment.Run run : outcome.runs()) {
      for (StepLog log : run.progress().logs()) {
        lines.append(line(run.seed(), log)).append('\n');
        metrics.add(MetricLog.row(run.seed(), log));
      }
    }
    Files.writeString(folder.resolve("metrics.jsonl"), lines, StandardCharsets.UTF_8);
    Path figures = folder.resolve("figures");
    Figures.write(O1Figure.draw(results), figures, "o1");
    Figures.write(BehaviourFigure.draw(results), figures, "behaviours");
    Figures.write(TrainingFigure.draw(metrics, TrainingFigure.STANDARD), figures, "training");
    Report.write(folder.resolve("report.html"), results, metrics, pairs(outcome));
  }

  /// One line of metrics.jsonl: the seed and the step's log.
  static String line(long seed, StepLog log) {
    ObjectNode line = JSON.createObjectNode();
    line.put("seed", seed);
    line.setAll((ObjectNode) JSON.valueToTree(log));
    return JSON.writeValueAsString(line);
  }

  /// The same problems before and after, those first where learning turned a wrong answer right.
  private static List<TracePair> pairs(ScaleExperiment.Outcome outcome) {
    List<Panel.Shown> before = outcome.before().shown();
    List<Panel.Shown> after = outcome.runs().getFirst().after().shown();
    var turned = new ArrayList<TracePair>();
    var others = new ArrayList<TracePair>();
    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
      var pair = new TracePair(before.get(i).prompt(), shown(before.get(i)), shown(after.get(i)));
      boolean better = !pair.before().verdict().isCorrect() && pair.after().verdict().isCorrect();
      (better ? turned : others).add(pair);
    }
    turned.addAll(others);
    return List.copyOf(turned.subList(0, Math.min(PAIRS, turned.size())));
  }

  private static ShownTrace shown(Panel.Shown shown) {
    String verdict = shown.verdict();
    return new ShownTrace(
        shown.text(),
        verdict.equals("correct")
            ? Verdict.correct()
            : Verdict.incorrect(verdict.substring(verdict.indexOf(':') + 1).strip()),
        shown.behaviours());
  }
}
