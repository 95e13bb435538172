package dev.ponder.model.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplerTest {
  private static final int VOCAB = 37;
  private static final float[] LOGITS = logits();

  @Test
  void frequenciesAreTheProbabilities() {
    var sampling = Sampling.plain(1, RandomKey.of(1)).withTemperature(1.5);
    double[] expected = distribution(1.5);
    var sampler = new Sampler(Kernels.best(), VOCAB);
    var random = RandomKey.of(2).generator();
    var counts = new int[VOCAB];
    int draws = 200_000;
    for (int i = 0; i < draws; i++) {
      counts[sampler.draw(LOGITS, 3, sampling, random)]++;
    }
    for (int i = 0; i < VOCAB; i++) {
      double deviation = Math.sqrt(expected[i] * (1 - expected[i]) / draws);
      assertThat((double) counts[i] / draws).isCloseTo(expected[i], within(5 * deviation + 1e-9));
    }
  }

  @Test
  void truncationKeepsExactlyTheTokensItSays() {
    for (int topK : new int[] {0, 1, 5, 60}) {
      for (double topP : new double[] {1, 0.8, 0.3}) {
        for (double minP : new double[] {0, 0.05, 0.5}) {
          var sampling = new Sampling(0.9, topK, topP, minP, 1, List.of(), RandomKey.of(1));
          var sampler = new Sampler(Kernels.best(), VOCAB);
          var random = RandomKey.of(3).generator();
          var seen = new HashSet<Integer>();
          for (int i = 0; i < 20_000; i++) {
            seen.add(sampler.draw(LOGITS, 3, sampling, random));
          }
          Set<Integer> allowed = allowed(topK, topP, minP);
          assertThat(allowed).as("%s", sampling).containsAll(seen);
          double[] p = distribution(0.9);
          allowed.removeIf(token -> p[token] < 1e-3);
          assertThat(seen).as("%s", sampling).containsAll(allowed);
        }
      }
    }
  }

  @Test
  void logProbsIgnoreTemperatureAndTruncation() {
    double[] plain = distribution(1);
    var sampler = new Sampler(Kernels.best(), VOCAB);
    var random = RandomKey.of(4).generator();
    var sampling = new Sampling(0.5, 9, 0.9, 0.01, 1, List.of(), RandomKey.of(1));
    for (int i = 0; i < 200; i++) {
      int token = sampler.draw(LOGITS, 3, sampling, random);
      assertThat((double) sampler.logProb()).isCloseTo(Math.log(plain[token]), within(1e-5));
    }
  }

  @Test
  void greedyTakesTheLikeliestAndOfEqualsTheFirst() {
    var sampler = new Sampler(Kernels.best(), 4);
    var random = RandomKey.of(4).generator();
    assertThat(sampler.draw(new float[] {1, 3, 3, 2}, 0, Sampling.greedy(1), random)).isEqualTo(1);
  }

  /// Three values that are not part of the row, then random ones.
  private static float[] logits() {
    var random = RandomKey.of(9).generator();
    var logits = new float[VOCAB + 3];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = i < 3 ? 50 : (float) (2 * random.nextGaussian());
    }
    return logits;
  }

  private static double[] distribution(double temperature) {
    var p = new double[VOCAB];
    double sum = 0;
    for (int i = 0; i < VOCAB; i++) {
      p[i] = Math.exp(LOGITS[i + 3] / temperature);
      sum += p[i];
    }
    for (int i = 0; i < VOCAB; i++) {
      p[i] /= sum;
    }
    return p;
  }

  private static Set<Integer> allowed(int topK, double topP, double minP) {
    double[] p = distribution(0.9);
    List<Integer> order =
        IntStream.range(0, VOCAB)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -p[i]))
            .limit(topK == 0 ? VOCAB : topK)
            .toList();
    double mass = order.stream().mapToDouble(i -> p[i]).sum();
    var allowed = new HashSet<Integer>();
    double sum = 0;
    for (int token : order) {
      if (sum >= topP * mass) {
        break;
      }
      sum += p[token];
      allowed.add(token);
    }
    allowed.removeIf(token -> p[token] < minP * p[order.getFirst()]);
    return allowed;
  }
}
