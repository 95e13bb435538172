package dev.ponder.experiment.report;

import static dev.ponder.experiment.report.Numbers.duration;
import static dev.ponder.experiment.report.Numbers.interval;
import static dev.ponder.experiment.report.Numbers.power;
import static dev.ponder.experiment.report.Numbers.three;
import static dev.ponder.experiment.report.Numbers.two;
import static dev.ponder.experiment.report.Numbers.whole;
import static java.util.Locale.ROOT;

import dev.ponder.experiment.HabitCount;
import dev.ponder.experiment.MetricRow;
import dev.ponder.experiment.Phases;
import dev.ponder.experiment.Results;
import dev.ponder.experiment.Sigmoid;
import dev.ponder.experiment.Slope;
import dev.ponder.experiment.Spending;
import dev.ponder.experiment.TestSlope;
import dev.ponder.experiment.TrainPoint;
import dev.ponder.experiment.figure.BehaviourFigure;
import dev.ponder.experiment.figure.O1Figure;
import dev.ponder.experiment.figure.Picture;
import dev.ponder.experiment.figure.TrainingFigure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/// The report of a run: one HTML page that asks for nothing outside itself and runs no script.
///
/// Its content policy allows one style sheet, by its hash, and nothing else. Whatever a model wrote
/// stands in it as text.
public final class Report {
  private final Results results;
  private final List<MetricRow> metrics;
  private final List<TracePair> traces;
  private final Html html = new Html();

  private Report(Results results, List<MetricRow> metrics, List<TracePair> traces) {
    this.results = results;
    this.metrics = metrics;
    this.traces = traces;
  }

  /// The page.
  ///
  /// @param metrics of the training steps; none leaves the training curves out
  /// @param traces held-out traces that show the habits; none leaves them out
  public static String html(Results results, List<MetricRow> metrics, List<TracePair> traces) {
    return new Report(results, metrics, traces).page();
  }

  /// Writes the page to a file, replacing what was there.
  public static void write(
      Path file, Results results, List<MetricRow> metrics, List<TracePair> traces)
      throws IOException {
    Files.writeString(file, html(results, metrics, traces), StandardCharsets.UTF_8);
  }

  private String page() {
    String style = Style.sheet();
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .raw("style-src 'sha256-" + Style.hash(style) + "'; base-uri 'none'; form-action 'none'\">")
        .raw("\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.element("title", "Ponder: " + results.task());
    html.raw("<style>" + style + "</style>\n</head>\n<body>\n<main>\n");
    headline();
    figure(O1Figure.draw(results));
    fits();
    habits();
    traces();
    training();
    ledger();
    circumstances();
    return html.raw("</main>\n</body>\n</html>\n").toString();
  }

  private void headline() {
    html.element("p class=\"over\"", "Ponder, a report of one run");
    html.element("h1", results.task());
    OptionalDouble before = mean(each -> each.step() == 0);
    OptionalDouble after =
        mean(each -> each.equals(results.trainCurve(each.seed()).getLast()) && each.step() > 0);
    int problems = results.trainCurve().stream().mapToInt(TrainPoint::problems).max().orElse(0);
    html.element(
        "p class=\"lead\"",
        ("A language model learned to reason by reinforcement learning from a verifier of its"
                + " answers alone, then thought longer at test time. Measured on %s held-out"
                + " problems, %s.")
            .formatted(
                whole(problems),
                results.seeds().size() == 1
                    ? "seed " + results.seeds().getFirst()
                    : results.seeds().size() + " seeds"));
    html.raw("<dl class=\"cards\">\n");
    card("pass@1", arrow(before, after));
    HabitCount tries = results.behaviours().before().tries();
    card(
        "tries per trace",
        two(tries.mean()) + " → " + two(results.behaviours().after().tries().mean()));
    Slope slope = results.fits().train();
    if (slope != null) {
      card("gain per tenfold of training", String.format(ROOT, "%+.2f", slope.slopePerDecade()));
    }
    card("time", duration(results.ledger().seconds().total()));
    html.raw("</dl>\n");
    for (String each : results.alarms()) {
      html.element("p class=\"alarm\" role=\"note\"", "Alarm: " + each);
    }
  }

  private void card(String name, String value) {
    html.raw("<div>").element("dt", name).element("dd", value).raw("</div>\n");
  }

  private static String arrow(OptionalDouble from, OptionalDouble to) {
    return (from.isPresent() ? two(from.getAsDouble()) : "?")
        + " → "
        + (to.isPresent() ? two(to.getAsDouble()) : "?");
  }

  private OptionalDouble mean(Predicate<TrainPoint> which) {
    return results.trainCurve().stream().filter(which).mapToDouble(TrainPoint::accuracy).average();
  }

  private void figure(Picture picture) {
    html.raw("<figure tabindex=\"0\">" + picture.svg() + "</figure>\n");
  }

  private void fits() {
    html.element("h2", "What compute buys");
    var rows = new ArrayList<List<String>>();
    Slope train = results.fits().train();
    if (train != null) {
      rows.add(
          List.of(
              "training, FLOPs",
              "",
              signed(train.slopePerDecade()),
              interval(train.low(), train.high()),
              train.excludesZero() ? "yes" : "no"));
    }
    for (TestSlope each : results.fits().test()) {
      rows.add(
          List.of(
              each.strategy().label() + ", tokens",
              each.policy().label() + " RL",
              signed(each.slopePerDecade()),
              interval(each.low(), each.high()),
              each.excludesZero() ? "yes" : "no"));
    }
    if (rows.isEmpty()) {
      html.element("p", "Too few points to fit a line.");
    } else {
      html.table(
          List.of("curve", "policy", "gain per tenfold", "95 % interval", "excludes 0"), rows);
    }
    Sigmoid sigmoid = results.fits().sigmoid();
    if (sigmoid != null) {
      html.element("h3", "Sigmoid of training compute");
      html.element("p", "R(C) = R0 + (A − R0) / (1 + (Cmid / C)^B), after ScaleRL.");
      html.table(
          List.of("parameter", "value and 95 % interval"),
          List.of(
              List.of("A, the ceiling", Numbers.estimate(sigmoid.a())),
              List.of("B, the steepness", Numbers.estimate(sigmoid.b())),
              List.of("Cmid, half-way compute in FLOPs", Numbers.estimate(sigmoid.mid())),
              List.of("R0, before reinforcement learning", Numbers.estimate(sigmoid.base()))));
    }
  }

  private static String signed(double value) {
    return String.format(ROOT, "%+.3f", value);
  }

  private void habits() {
    html.element("h2", "Habits of thought");
    html.element("p", "Counted by a parser in held-out traces. Nothing rewards a habit by name.");
    figure(BehaviourFigure.draw(results));
    var before = results.behaviours().before();
    var after = results.behaviours().after();
    var rows = new ArrayList<List<String>>();
    for (Map.Entry<String, HabitCount> each : before.named().entrySet()) {
      HabitCount then = Objects.requireNonNull(after.named().get(each.getKey()));
      rows.add(
          List.of(
              each.getKey(),
              three(each.getValue().mean()),
              three(then.mean()),
              three(each.getValue().share()),
              three(then.share())));
    }
    html.raw("<details><summary>The numbers</summary>\n");
    html.table(List.of("habit", "mean before", "mean after", "share before", "share after"), rows);
    html.element(
        "p",
        "Traces counted: %s before, %s after."
            .formatted(whole(before.traces()), whole(after.traces())));
    html.raw("</details>\n");
  }

  private void traces() {
    if (traces.isEmpty()) {
      return;
    }
    html.element("h2", "The same problem before and after");
    html.raw("<p class=\"legend\">");
    for (LineMark each : LineMark.values()) {
      html.raw("<span class=\"line " + css(each) + "\">" + Html.escape(each.meaning) + "</span> ");
    }
    html.raw("</p>\n");
    for (TracePair each : traces) {
      html.raw("<section class=\"pair\">\n");
      html.element("h3 class=\"prompt\"", each.prompt().strip());
      html.raw("<div class=\"sides\">\n");
      TraceView.write(html, "before", each.before());
      TraceView.write(html, "after", each.after());
      html.raw("</div>\n</section>\n");
    }
  }

  static String css(LineMark mark) {
    return switch (mark) {
      case HIT -> "hit";
      case MISS -> "miss";
      case WAIT -> "wait";
      case GOAL -> "goal";
      case ANSWER -> "answer";
    };
  }

  private void training() {
    if (!metrics.isEmpty()) {
      html.element("h2", "Training");
      figure(TrainingFigure.draw(metrics, TrainingFigure.STANDARD));
    }
  }

  private void ledger() {
    Spending spent = results.ledger();
    html.element("h2", "Ledger");
    Phases flops = spent.flops();
    Phases seconds = spent.seconds();
    html.table(
        List.of("phase", "FLOPs", "time"),
        List.of(
            phase("pretraining", flops.pretraining(), seconds.pretraining()),
            phase("sampling for RL", flops.rlSampling(), seconds.rlSampling()),
            phase("updates of RL", flops.rlTraining(), seconds.rlTraining()),
            phase("evaluation", flops.evaluation(), seconds.evaluation()),
            phase("all", flops.total(), seconds.total())));
    html.table(
        List.of("tokens", "count"),
        List.of(
            List.of("prompt, computed", whole(spent.prompt())),
            List.of("prompt, from the cache", whole(spent.cached())),
            List.of("sampled", whole(spent.completion())),
            List.of("spent on judging", whole(spent.verifier())),
            List.of("wasted", whole(spent.wasted())),
            List.of("trained on", whole(spent.trained()))));
  }

  private static List<String> phase(String name, double flops, double seconds) {
    return List.of(name, power(flops), duration(seconds));
  }

  private void circumstances() {
    html.element("h2", "Run it again");
    html.raw("<pre class=\"command\">" + Html.escape(results.command()) + "</pre>\n");
    var rows = new ArrayList<List<String>>();
    var machine = results.machine();
    rows.add(List.of("processor", machine.cpu() + ", " + machine.cores() + " cores used"));
    rows.add(List.of("memory", machine.memoryGib() + " GiB"));
    rows.add(List.of("system", machine.os() + ", " + machine.arch()));
    rows.add(List.of("accelerator", machine.accelerator()));
    results.versions().forEach((name, version) -> rows.add(List.of(name, version)));
    html.table(List.of("machine and versions", ""), rows);
    var settings = new ArrayList<List<String>>();
    settings("", results.settings(), settings);
    if (!settings.isEmpty()) {
      html.raw("<details><summary>All settings</summary>\n");
      html.table(List.of("setting", "value"), settings).raw("</details>\n");
    }
  }

  private static void settings(String name, Object value, List<List<String>> rows) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, each) -> settings(name.isEmpty() ? "" + key : name + "." + key, each, rows));
    } else {
      rows.add(List.of(name, String.valueOf(value)));
    }
  }
}
