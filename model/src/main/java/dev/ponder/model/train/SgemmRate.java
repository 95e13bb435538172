package dev.ponder.model.train;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// How fast this machine multiplies matrices in fp32: the measure of a training step's efficiency.
public final class SgemmRate {
  private static final int SIZE = 768;

  private SgemmRate() {}

  /// Best rate of several rounds of square products of 768, in FLOP/s, all threads together, each
  /// with products of its own.
  public static double measure(int threads, int rounds) throws InterruptedException {
    Blas.threads(1);
    double best = 0;
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (int round = 0; round < rounds; round++) {
        var runs = new ArrayList<Future<Double>>();
        for (int i = 0; i < threads; i++) {
          runs.add(pool.submit(SgemmRate::rate));
        }
        double sum = 0;
        for (Future<Double> each : runs) {
          sum += each.get();
        }
        best = Math.max(best, sum);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("sgemm: " + e.getCause(), e.getCause());
    }
    return best;
  }

  private static double rate() {
    int n = SIZE * SIZE;
    try (var memory = new NativeFloats(3L * n)) {
      long a = memory.segment().address();
      product(a, n);
      int times = 20;
      long began = System.nanoTime();
      for (int i = 0; i < times; i++) {
        product(a, n);
      }
      return times * 2.0 * n * SIZE / ((System.nanoTime() - began) * 1e-9);
    }
  }

  private static void product(long a, long n) {
    Sgemm.multiply(false, true, SIZE, SIZE, SIZE, 1, a, SIZE, a + 4 * n, SIZE, 0, a + 8 * n, SIZE);
  }
}
