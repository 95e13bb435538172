package dev.ponder.cli;

import dev.ponder.experiment.figure.TerminalCurve;
import dev.ponder.experiment.scale.Measured;
import dev.ponder.experiment.scale.ScaleListener;
import dev.ponder.learning.StepLog;
import dev.ponder.model.train.SupervisedTrainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// The main job in the terminal: a status line, and the curve so far above it.
final class ScaleScreen implements ScaleListener {
  private static final long NANOS = 1_000_000_000L;

  private final Progress progress;
  private final long began = System.nanoTime();
  private String phase = "";

  ScaleScreen(Progress progress) {
    this.progress = progress;
  }

  void pretrained(SupervisedTrainer.Report report, long of) {
    progress.status(
        line(
            "making a base: step %,d/%,d  loss %.3f  %,.0f tok/s",
            report.step() + 1, of, report.loss(), report.tokensPerSecond()));
  }

  @Override
  public void phase(long seed, String what) {
    phase = "seed " + seed + ": " + what;
    progress.status(line("%s", phase));
  }

  @Override
  public void reduced(long seed, int problems, int asked, double minutes) {
    progress.say(
        line(
            "the right panel gets %d problems, not %d: about %.0f minutes in all",
            problems, asked, Math.ceil(minutes)));
  }

  @Override
  public void advanced(long tokens) {
    progress.status(line("%s  %,d tokens", phase, tokens));
  }

  @Override
  public void stepped(long seed, StepLog log, int of) {
    progress.status(
        line(
            "seed %d  step %d/%d  solved %.2f  length %.0f  tries %.1f  at once %.0f %%",
            seed,
            log.step() + 1,
            of,
            log.rewards().solved(),
            log.lengths().mean(),
            log.statistics().getOrDefault("tries", 0.0),
            100 * log.statistics().getOrDefault("answeredAtOnce", 0.0)));
  }

  @Override
  public void measured(long seed, List<Measured> curve) {
    Measured last = curve.getLast();
    progress.say(
        line(
            "seed %d  after step %3d  %8.2e FLOPs  pass@1 %.3f on %d held-out problems",
            seed, last.step(), last.flops(), last.accuracy(), last.right().length));
    var points = new ArrayList<TerminalCurve.Point>();
    for (Measured each : curve) {
      if (each.flops() > 0) {
        points.add(new TerminalCurve.Point(each.flops(), each.accuracy()));
      }
    }
    if (points.size() > 1 && progress.live()) {
      progress.block(
          TerminalCurve.lines(
              points,
              OptionalDouble.of(curve.getFirst().accuracy()),
              TerminalCurve.Format.terminal(true)));
    }
  }

  @Override
  public void alarm(long seed, String words) {
    progress.say("warning: " + words);
  }

  private String line(String form, Object... values) {
    long seconds = (System.nanoTime() - began) / NANOS;
    return "%d:%02d  ".formatted(seconds / 60, seconds % 60)
        + String.format(Locale.ROOT, form, values);
  }

  /// Time since the screen was made.
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
