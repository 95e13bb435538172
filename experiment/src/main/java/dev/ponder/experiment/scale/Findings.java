package dev.ponder.experiment.scale;

import dev.ponder.core.Cost;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Verdict;
import dev.ponder.experiment.Estimate;
import dev.ponder.experiment.Fits;
import dev.ponder.experiment.HabitTable;
import dev.ponder.experiment.Habits;
import dev.ponder.experiment.Machine;
import dev.ponder.experiment.Moment;
import dev.ponder.experiment.Phases;
import dev.ponder.experiment.Results;
import dev.ponder.experiment.Sigmoid;
import dev.ponder.experiment.Slope;
import dev.ponder.experiment.Spending;
import dev.ponder.experiment.Strategy;
import dev.ponder.experiment.TestCurve;
import dev.ponder.experiment.TestPoint;
import dev.ponder.experiment.TestSlope;
import dev.ponder.experiment.TrainPoint;
import dev.ponder.experiment.measure.BestOfK;
import dev.ponder.experiment.measure.Bootstrap;
import dev.ponder.experiment.measure.Estimator;
import dev.ponder.experiment.measure.Interval;
import dev.ponder.experiment.measure.LogFit;
import dev.ponder.experiment.measure.MajorityOfK;
import dev.ponder.experiment.measure.SampleBank;
import dev.ponder.experiment.measure.Series;
import dev.ponder.experiment.measure.SigmoidFit;
import dev.ponder.experiment.measure.StopAtFirstVerified;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Turns what the main job measured into [Results]: curves with intervals, slopes, the sigmoid.
public final class Findings {
  private static final Bootstrap BOOTSTRAP = Bootstrap.of(0);
  private static final Bootstrap FITS = new Bootstrap(300, 0.95, RandomKey.of(1));

  private Findings() {}

  /// What the experiment itself doesn't know.
  ///
  /// @param pretraining FLOPs and seconds of a base made inside the run; 0 for a shipped one
  public record Context(
      String task,
      Map<String, String> versions,
      Machine machine,
      String command,
      Map<String, Object> settings,
      Pretrained pretraining) {}

  /// What making the base cost inside the run.
  public record Pretrained(Cost cost, double seconds) {
    public static final Pretrained NONE = new Pretrained(Cost.NONE, 0);
  }

  /// One line of the panel: per seed, the accuracy of each problem at each point.
  private record Line(Strategy strategy, Moment moment, List<Series> seeds, double[] flops) {}

  public static Results of(ScaleExperiment.Outcome outcome, Context context) {
    List<ScaleExperiment.Run> runs = outcome.runs();
    var lines = new ArrayList<Line>();
    lines.addAll(lines(Moment.BEFORE, List.of(outcome.before())));
    lines.addAll(lines(Moment.AFTER, runs.stream().map(ScaleExperiment.Run::after).toList()));
    var alarms = new ArrayList<String>();
    runs.forEach(run -> alarms.addAll(run.progress().alarms()));
    return new Results(
        context.task(),
        runs.stream().map(ScaleExperiment.Run::seed).toList(),
        trainCurve(runs),
        lines.stream().map(Findings::curve).toList(),
        fits(runs, lines),
        new Habits(
            HabitTable.of(outcome.before().behaviours()),
            HabitTable.of(
                runs.stream().flatMap(run -> run.after().behaviours().stream()).toList())),
        spending(outcome, context.pretraining()),
        context.versions(),
        context.machine(),
        context.command(),
        context.settings(),
        alarms);
  }

  private static List<TrainPoint> trainCurve(List<ScaleExperiment.Run> runs) {
    var points = new ArrayList<TrainPoint>();
    for (ScaleExperiment.Run run : runs) {
      for (Measured each : run.progress().curve()) {
        Interval accuracy = BOOTSTRAP.mean(each.right());
        points.add(
            new TrainPoint(
                run.seed(),
                each.step(),
                each.flops(),
                each.tokens(),
                accuracy.value(),
                accuracy.low(),
                accuracy.high(),
                each.right().length));
      }
    }
    return points;
  }

  private static List<Line> lines(Moment moment, List<Panel> panels) {
    var lines = new ArrayList<Line>();
    if (!panels.getFirst().budgets().isEmpty()) {
      lines.add(
          line(
              Strategy.THINKING_BUDGET,
              moment,
              panels.stream().map(Findings::budgets).toList(),
              panels.stream().map(Findings::budgetFlops).toList()));
    }
    int[] ks = doublings(panels.getFirst().bank().getFirst().size());
    lines.add(sampled(Strategy.MAJORITY_VOTE, moment, panels, new MajorityOfK(), ks));
    lines.add(sampled(Strategy.BEST_OF_N, moment, panels, new BestOfK(), ks));
    lines.add(sampled(Strategy.FIRST_VERIFIED, moment, panels, new StopAtFirstVerified(), ks));
    return lines;
  }

  private static Line sampled(
      Strategy strategy, Moment moment, List<Panel> panels, Estimator rule, int[] ks) {
    var series = new ArrayList<Series>();
    var flops = new ArrayList<double[]>();
    for (Panel panel : panels) {
      SampleBank bank = bank(panel);
      series.add(new Series(mean(bank, ks, rule::tokens), rule.matrix(bank, ks)));
      flops.add(mean(bank, ks, rule::flops));
    }
    return line(strategy, moment, series, flops);
  }

  private interface PerEntry {
    double at(SampleBank.Entry entry, int k);
  }

  private static double[] mean(SampleBank bank, int[] ks, PerEntry what) {
    return IntStream.of(ks)
        .mapToDouble(
            k -> bank.entries().stream().mapToDouble(e -> what.at(e, k)).average().orElseThrow())
        .toArray();
  }

  private static Line line(
      Strategy strategy, Moment moment, List<Series> seeds, List<double[]> flops) {
    var mean = new double[flops.getFirst().length];
    for (double[] each : flops) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += each[i] / flops.size();
      }
    }
    return new Line(strategy, moment, seeds, mean);
  }

  private static SampleBank bank(Panel panel) {
    var entries = new ArrayList<SampleBank.Entry>();
    for (int p = 0; p < panel.bank().size(); p++) {
      entries.add(
          new SampleBank.Entry(
              String.valueOf(p),
              panel.bank().get(p).stream()
                  .map(
                      each ->
                          new SampleBank.Sample(
                              Optional.ofNullable(each.answer()),
                              each.right() ? Verdict.correct() : Verdict.incorrect("wrong"),
                              each.right() ? 1 : 0,
                              each.tokens(),
                              each.flops()))
                  .toList()));
    }
    return new SampleBank(entries);
  }

  private static Series budgets(Panel panel) {
    int problems = panel.budgets().getFirst().right().length;
    var tokens = new double[panel.budgets().size()];
    var outcomes = new double[problems][tokens.length];
    for (int b = 0; b < tokens.length; b++) {
      Budgeted each = panel.budgets().get(b);
      for (int p = 0; p < problems; p++) {
        tokens[b] += (double) each.tokens()[p] / problems;
        outcomes[p][b] = each.right()[p] ? 1 : 0;
      }
    }
    return new Series(tokens, outcomes);
  }

  private static double[] budgetFlops(Panel panel) {
    return panel.budgets().stream()
        .mapToDouble(each -> Arrays.stream(each.flops()).average().orElse(0))
        .toArray();
  }

  /// 1, 2, 4, ... and the last.
  private static int[] doublings(int largest) {
    var ks = new ArrayList<Integer>();
    for (int k = 1; k < largest; k *= 2) {
      ks.add(k);
    }
    ks.add(largest);
    return ks.stream().mapToInt(k -> k).toArray();
  }

  /// All seeds joined: a problem's accuracy is its mean over them. A point that costs no more
  /// tokens than the one before it (a cap that no chain reaches) says nothing new and is left out.
  private static TestCurve curve(Line line) {
    int points = line.flops().length;
    int problems = line.seeds().getFirst().outcomes().length;
    var curve = new ArrayList<TestPoint>();
    double last = 0;
    for (int i = 0; i < points; i++) {
      double tokens = 0;
      var accuracy = new double[problems];
      for (Series seed : line.seeds()) {
        tokens += seed.compute()[i] / line.seeds().size();
        for (int p = 0; p < problems; p++) {
          accuracy[p] += seed.outcomes()[p][i] / line.seeds().size();
        }
      }
      if (tokens > last) {
        Interval mean = BOOTSTRAP.mean(accuracy);
        curve.add(new TestPoint(tokens, line.flops()[i], mean.value(), mean.low(), mean.high()));
        last = tokens;
      }
    }
    return new TestCurve(line.strategy(), line.moment(), null, curve);
  }

  private static Fits fits(List<ScaleExperiment.Run> runs, List<Line> lines) {
    var learned = new ArrayList<Series>();
    double base = 0;
    for (ScaleExperiment.Run run : runs) {
      List<Measured> curve = run.progress().curve();
      base += curve.getFirst().accuracy() / runs.size();
      List<Measured> paid = curve.stream().filter(each -> each.flops() > 0).toList();
      if (!paid.isEmpty()) {
        learned.add(series(paid));
      }
    }
    var test = new ArrayList<TestSlope>();
    for (Line each : lines) {
      if (rises(each)) {
        LogFit fit = LogFit.of(each.seeds(), BOOTSTRAP);
        test.add(new TestSlope(each.strategy(), each.moment(), slope(fit)));
      }
    }
    boolean enough =
        learned.size() == runs.size()
            && learned.stream().allMatch(each -> each.compute().length >= 3);
    Slope train = enough ? slope(LogFit.of(learned, BOOTSTRAP)) : null;
    return new Fits(train, enough ? sigmoid(learned, base) : null, test);
  }

  /// True when the points differ in compute, so that there is a slope.
  private static boolean rises(Line line) {
    return line.seeds().stream()
        .allMatch(seed -> Arrays.stream(seed.compute()).distinct().count() > 1);
  }

  private static Series series(List<Measured> curve) {
    int problems = curve.isEmpty() ? 0 : curve.getFirst().right().length;
    var outcomes = new double[problems][curve.size()];
    for (int i = 0; i < curve.size(); i++) {
      for (int p = 0; p < problems; p++) {
        outcomes[p][i] = curve.get(i).right()[p];
      }
    }
    return new Series(curve.stream().mapToDouble(Measured::flops).toArray(), outcomes);
  }

  private static Slope slope(LogFit fit) {
    return new Slope(
        fit.slopePerDecade().value(), fit.slopePerDecade().low(), fit.slopePerDecade().high());
  }

  private static @Nullable Sigmoid sigmoid(List<Series> learned, double base) {
    SigmoidFit.Measured fit = SigmoidFit.of(learned, OptionalDouble.of(base), FITS);
    return new Sigmoid(
        estimate(fit.asymptote()),
        estimate(fit.exponent()),
        estimate(fit.midpoint()),
        new Estimate(base, base, base));
  }

  private static Estimate estimate(Interval interval) {
    return new Estimate(
        interval.value(),
        Math.min(interval.low(), interval.value()),
        Math.max(interval.high(), interval.value()));
  }

  private static Spending spending(ScaleExperiment.Outcome outcome, Pretrained pretrained) {
    Cost sampling = Cost.NONE;
    Cost training = Cost.NONE;
    Cost evaluation = outcome.before().cost();
    double samplingSeconds = 0;
    double trainingSeconds = 0;
    double evaluationSeconds = outcome.before().seconds();
    for (ScaleExperiment.Run run : outcome.runs()) {
      Progress progress = run.progress();
      sampling = sampling.plus(progress.sampling());
      training = training.plus(progress.training());
      evaluation = evaluation.plus(progress.evaluation()).plus(run.after().cost());
      samplingSeconds += progress.samplingSeconds();
      trainingSeconds += progress.trainingSeconds();
      evaluationSeconds += progress.evaluationSeconds() + run.after().seconds();
    }
    return Spending.of(
        pretrained.cost().plus(sampling).plus(training).plus(evaluation),
        new Phases(
            pretrained.cost().flops(), sampling.flops(), training.flops(), evaluation.flops()),
        new Phases(pretrained.seconds(), samplingSeconds, trainingSeconds, evaluationSeconds));
  }
}
