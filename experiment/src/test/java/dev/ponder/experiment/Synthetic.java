package dev.ponder.experiment;

import dev.ponder.core.RandomKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Made-up results of a plausible shape, for tests only.
public final class Synthetic {
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L);
  private static final Sigmoid SIGMOID =
      new Sigmoid(
          new Estimate(0.93, 0.9, 0.96),
          new Estimate(1.1, 0.9, 1.4),
          new Estimate(4e12, 3e12, 5e12),
          new Estimate(0.41, 0.39, 0.43));

  private Synthetic() {}

  public static Results results() {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("task", "countdown");
    settings.put("minutes", 9);
    settings.put("rl", Map.of("rule", "dr-grpo", "learningRate", 2e-4, "group", 8));
    settings.put("budgets", List.of(16, 32, 64));
    settings.put("from-scratch", false);
    var versions = new LinkedHashMap<String, String>();
    versions.put("ponder", "0.1.0");
    versions.put("java", "25");
    versions.put("libtorch", "2.13.0");
    return new Results(
        "countdown, 3 numbers of 1 to 9, targets to 100",
        SEEDS,
        trainCurve(),
        testCurves(),
        new Fits(new Slope(0.27, 0.25, 0.3), SIGMOID, testSlopes()),
        new Habits(habits(3.6, 0.27, 0.41), habits(8.2, 0.08, 0.92)),
        new Spending(
            1_250_000,
            9_400_000,
            14_300_000,
            0,
            120_000,
            9_100_000,
            new Phases(0, 2.1e13, 6.3e13, 4.4e13),
            new Phases(0, 161.5, 210.25, 122)),
        versions,
        new Machine("Example CPU 2 GHz", 2, 15.6, "Linux 6.1", "amd64", "none"),
        "./ponder scale --task countdown --seed 1 --minutes 9",
        settings,
        List.of("step 12, seed 2: 21 % of the samples were truncated; raise max-tokens"));
  }

  public static List<MetricRow> metrics() {
    var rows = new ArrayList<MetricRow>();
    for (long seed : SEEDS) {
      RandomGenerator random = RandomKey.of(seed).generator();
      for (int step = 1; step <= 100; step++) {
        double done = 1 - Math.exp(-step / 30.0);
        var values = new LinkedHashMap<String, Double>();
        values.put("rewards.solved", 0.41 + 0.5 * done + 0.03 * random.nextGaussian());
        values.put("lengths.mean", 77 + 90 * done + 4 * random.nextGaussian());
        values.put("update.entropy", 0.5 - 0.35 * done + 0.02 * random.nextGaussian());
        values.put("statistics.tries", 3.6 + 5 * done + 0.3 * random.nextGaussian());
        rows.add(new MetricRow(seed, step, values));
      }
    }
    return rows;
  }

  private static List<TrainPoint> trainCurve() {
    var points = new ArrayList<TrainPoint>();
    int[] steps = {0, 3, 6, 10, 16, 25, 40, 60, 80, 100};
    for (long seed : SEEDS) {
      RandomGenerator random = RandomKey.of(seed).generator();
      for (int step : steps) {
        double flops = step * 3.1e11 * (1 + 0.1 * seed);
        double accuracy = Math.clamp(SIGMOID.at(flops) + 0.015 * random.nextGaussian(), 0.0, 1.0);
        double half = 1.96 * Math.sqrt(accuracy * (1 - accuracy) / 512);
        points.add(
            new TrainPoint(
                seed,
                step,
                flops,
                step * 24_000L,
                accuracy,
                Math.max(0, accuracy - half),
                Math.min(1, accuracy + half),
                512));
      }
    }
    return points;
  }

  private static List<TestCurve> testCurves() {
    var curves = new ArrayList<TestCurve>();
    for (Moment policy : Moment.values()) {
      boolean after = policy == Moment.AFTER;
      double one = after ? 0.9 : 0.41;
      double length = after ? 160 : 80;
      for (Strategy strategy : Strategy.values()) {
        var points = new ArrayList<TestPoint>();
        for (int k = 0; k < 8; k++) {
          double samples = Math.pow(2, k);
          double tokens = samples * length;
          double accuracy =
              switch (strategy) {
                case THINKING_BUDGET -> {
                  tokens = 8 * samples;
                  yield (after ? 0.94 : 0.45) / (1 + Math.pow((after ? 55 : 30) / tokens, 1.3));
                }
                case MAJORITY_VOTE -> one + (1 - one) * 0.55 * (1 - 1 / samples);
                case BEST_OF_N, COVERAGE -> 1 - Math.pow(1 - one, 0.55 + 0.45 * samples);
                case FIRST_VERIFIED -> {
                  tokens = length * (1 + 0.4 * (samples - 1));
                  yield 1 - Math.pow(1 - one, 0.55 + 0.45 * samples);
                }
              };
          if (strategy == Strategy.COVERAGE) {
            accuracy = Math.min(1, accuracy * 1.01);
          }
          double half = 1.96 * Math.sqrt(Math.max(1e-4, accuracy * (1 - accuracy)) / 512);
          points.add(
              new TestPoint(
                  tokens,
                  tokens * 2e6,
                  accuracy,
                  Math.max(0, accuracy - half),
                  Math.min(1, accuracy + half)));
        }
        curves.add(new TestCurve(strategy, policy, null, points));
      }
    }
    return curves;
  }

  private static List<TestSlope> testSlopes() {
    var slopes = new ArrayList<TestSlope>();
    for (Strategy strategy : Strategy.values()) {
      slopes.add(new TestSlope(strategy, Moment.BEFORE, new Slope(0.21, 0.19, 0.24)));
      slopes.add(new TestSlope(strategy, Moment.AFTER, new Slope(0.04, -0.01, 0.08)));
    }
    return slopes;
  }

  private static HabitTable habits(double tries, double atOnce, double claims) {
    return new HabitTable(
        512,
        new HabitCount(tries, 1 - atOnce),
        new HabitCount(tries * 0.97, 1 - atOnce),
        new HabitCount(tries - 1, 0.6),
        new HabitCount(0.4, 0.22),
        new HabitCount(0.12, 0.1),
        new HabitCount(0.2, 0.15),
        new HabitCount(1 - claims, 1 - claims),
        new HabitCount(atOnce, atOnce));
  }
}
