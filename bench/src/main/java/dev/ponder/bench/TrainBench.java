package dev.ponder.bench;

import dev.ponder.core.RandomKey;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import dev.ponder.model.train.AdamW;
import dev.ponder.model.train.Compute;
import dev.ponder.model.train.Document;
import dev.ponder.model.train.Schedule;
import dev.ponder.model.train.SgemmRate;
import dev.ponder.model.train.SupervisedTrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/// Training speed: whole steps (forward, backward, clipping, AdamW) of a 3.2 M parameter model on
/// 32 sequences of 256 tokens, in fp32 and bf16, by one thread and two, beside libtorch's own
/// operators.
public final class TrainBench {
  /// 4 layers, width 256, 4 heads, feed-forward 688, 128 tokens, untied.
  public static final ModelConfig SHAPE = ModelConfig.of(128, 4, 256, 4, 688, 256, false);

  private static final int ROWS = 32;
  private static final int LENGTH = 256;

  /// A line and what it is measured by.
  ///
  /// @param result tokens per second
  /// @param share of the fp32 product rate that the same threads reach on this machine
  public record Line(BenchResult result, double share) {}

  /// Resident memory of the process over many steps. The Java heap is part of it: only with a heap
  /// of fixed size that was touched at start (`-Xms256m -Xmx256m -XX:+AlwaysPreTouch`) is growth
  /// native.
  ///
  /// @param steps taken
  /// @param firstMegabytes resident after a tenth of them
  /// @param lastMegabytes resident at the end
  public record Memory(int steps, double firstMegabytes, double lastMegabytes) {
    public double kilobytesPerStep() {
      return (lastMegabytes - firstMegabytes) * 1024 / (0.9 * steps);
    }
  }

  private TrainBench() {}

  /// Measures all lines.
  ///
  /// @param steps measured for each line, after one that warms up
  public static List<Line> run(int steps) throws InterruptedException {
    var lines = new ArrayList<Line>();
    for (int threads = 1; threads <= 2; threads++) {
      double rate = SgemmRate.measure(threads, 3);
      lines.add(line("3.2M fp32", "ponder", threads, Compute.cpu(threads), steps, rate));
      lines.add(
          line(
              "3.2M bf16",
              "ponder",
              threads,
              Compute.cpu(threads).withPrecision(Compute.Precision.BF16),
              steps,
              rate));
      lines.add(line("3.2M fp32", "libtorch", threads, Compute.libtorch(threads), steps, rate));
    }
    return lines;
  }

  /// Steps of a small model, as many as asked for, watching the process's resident memory.
  public static Memory memory(int steps, Compute compute) throws IOException {
    ModelConfig config = ModelConfig.of(64, 2, 64, 2, 128, 64, true);
    double first = 0;
    try (var trainer = trainer(config, 4, compute, i -> text(i, 20 + (int) (i % 40), 64))) {
      for (int i = 0; i < steps; i++) {
        trainer.step();
        if (i == steps / 10) {
          first = resident();
        }
      }
    }
    return new Memory(steps, first, resident());
  }

  /// Lines as a table, with their share of the product rate.
  public static String table(List<Line> lines) {
    var text = new StringBuilder(BenchReport.table(lines.stream().map(Line::result).toList()));
    for (Line each : lines) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s %s, %d thread%s: %.0f %% of the fp32 product rate%n",
              each.result().engine(),
              each.result().shape(),
              each.result().threads(),
              each.result().threads() == 1 ? "" : "s",
              100 * each.share()));
    }
    return text.toString();
  }

  private static Line line(
      String shape, String engine, int threads, Compute compute, int steps, double rate) {
    double tokens = 0;
    double seconds = 0;
    double flops = 0;
    try (var trainer = trainer(SHAPE, ROWS, compute, i -> text(i, LENGTH, SHAPE.vocabSize()))) {
      trainer.step();
      for (int i = 0; i < steps; i++) {
        SupervisedTrainer.Report report = trainer.step();
        tokens += (double) ROWS * LENGTH;
        seconds += report.seconds();
        flops += report.flops();
      }
    }
    var result = new BenchResult("train", shape, engine, threads, ROWS, tokens / seconds, seconds);
    return new Line(result, flops / seconds / rate);
  }

  private static SupervisedTrainer trainer(
      ModelConfig config, int batch, Compute compute, LongFunction<Document> texts) {
    return new SupervisedTrainer(
        Weights.random(config, RandomKey.of(1).generator()),
        new SupervisedTrainer.Settings(
            batch, true, Schedule.constant(1e-3), AdamW.Settings.PRETRAINING, compute),
        texts);
  }

  /// A text of `length` tokens to read and one more to predict.
  private static Document text(long index, int length, int vocabulary) {
    var random = RandomKey.of(2).child(index).generator();
    var tokens = new int[length + 1];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = random.nextInt(vocabulary);
    }
    return new Document(tokens, 0);
  }

  private static double resident() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
      }
    }
    throw new IOException("/proc/self/status: no line VmRSS; memory can only be watched on Linux");
  }
}
