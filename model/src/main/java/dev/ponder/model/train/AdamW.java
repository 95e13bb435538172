package dev.ponder.model.train;

import dev.ponder.model.ModelConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv 1711.05101) over one flat
/// array of parameters, in fp32, with the gradient clipped by its global norm.
///
/// Plain loops in a fixed order: the same gradients give the same bits. A few million parameters
/// take a few milliseconds, far less than their gradient.
public final class AdamW {
  /// The optimiser's numbers.
  ///
  /// @param beta1 decay of the mean
  /// @param beta2 decay of the mean square
  /// @param epsilon added to the root of the mean square
  /// @param weightDecay of matrices per step and unit of learning rate; norms and biases are left
  ///   alone
  /// @param clip largest global L2 norm of the gradient
  public record Settings(
      double beta1, double beta2, double epsilon, double weightDecay, double clip) {
    public static final Settings PRETRAINING = new Settings(0.9, 0.95, 1e-8, 0.1, 1.0);
    public static final Settings REINFORCEMENT = new Settings(0.9, 0.95, 1e-8, 0.0, 1.0);

    public Settings {
      check(beta1 >= 0 && beta1 < 1, "beta1", beta1, "in [0, 1)");
      check(beta2 >= 0 && beta2 < 1, "beta2", beta2, "in [0, 1)");
      check(epsilon > 0, "epsilon", epsilon, "positive");
      check(weightDecay >= 0 && weightDecay < 1e6, "weightDecay", weightDecay, ">= 0");
      check(clip > 0, "clip", clip, "positive");
    }

    private static void check(boolean holds, String name, double value, String limit) {
      if (!holds) {
        throw new IllegalArgumentException(name + ": " + value + " must be " + limit);
      }
    }
  }

  /// What one step did.
  ///
  /// @param applied false when the gradient was not finite and nothing was changed
  /// @param gradNorm global L2 norm before clipping
  /// @param updateToWeight L2 norm of the change over that of the weights
  public record Step(boolean applied, double gradNorm, double updateToWeight) {}

  private static final String MEAN = "exp_avg.";
  private static final String SQUARE = "exp_avg_sq.";

  private final Settings settings;
  private final Layout layout;
  private float[] mean;
  private float[] square;
  private long steps;

  AdamW(Settings settings, Layout layout) {
    this.settings = settings;
    this.layout = layout;
    this.mean = new float[layout.size()];
    this.square = new float[layout.size()];
  }

  /// A fresh optimiser for a model of that shape.
  public static AdamW of(Settings settings, ModelConfig config) {
    return new AdamW(settings, Layout.of(config));
  }

  /// Steps applied so far.
  public long steps() {
    return steps;
  }

  /// Both moments as named arrays (`exp_avg.<tensor>`, `exp_avg_sq.<tensor>`), copied.
  public SequencedMap<String, float[]> state() {
    var state = new LinkedHashMap<String, float[]>(layout.unpack(mean, MEAN));
    state.putAll(layout.unpack(square, SQUARE));
    return state;
  }

  /// Takes up a state that [#state] gave after `stepsApplied` steps.
  public void restore(Map<String, float[]> state, long stepsApplied) {
    if (stepsApplied < 0) {
      throw new IllegalArgumentException("steps: " + stepsApplied + " must not be negative");
    }
    float[] newMean = layout.pack(state, MEAN);
    float[] newSquare = layout.pack(state, SQUARE);
    mean = newMean;
    square = newSquare;
    steps = stepsApplied;
  }

  /// Descends along `gradient`, changing `parameters` in place.
  Step step(float[] parameters, float[] gradient, double learningRate) {
    double norm = Math.sqrt(squares(gradient, 0, gradient.length));
    if (!Double.isFinite(norm)) {
      return new Step(false, norm, 0);
    }
    steps++;
    float scale = norm > settings.clip() ? (float) (settings.clip() / norm) : 1f;
    double correction1 = 1 - Math.pow(settings.beta1(), steps);
    double correction2 = 1 - Math.pow(settings.beta2(), steps);
    float rate = (float) (learningRate / correction1);
    float rootScale = (float) (1 / Math.sqrt(correction2));
    double changed = 0;
    double weights = 0;
    for (Layout.Slot slot : layout.slots()) {
      float keep = slot.decayed() ? (float) (1 - learningRate * settings.weightDecay()) : 1f;
      int end = slot.offset() + slot.size();
      for (int at = slot.offset(); at < end; at += CHUNK) {
        int to = Math.min(end, at + CHUNK);
        weights += squares(parameters, at, to);
        move(parameters, gradient, at, to, scale, rate, rootScale, keep);
        changed += squares(gradient, at, to);
      }
    }
    return new Step(true, norm, weights == 0 ? 0 : Math.sqrt(changed / weights));
  }

  private static final int CHUNK = 2048;

  /// Leaves each parameter's change in `gradient`.
  private void move(
      float[] p,
      float[] g,
      int from,
      int to,
      float scale,
      float rate,
      float rootScale,
      float keep) {
    float[] m = mean;
    float[] v = square;
    float beta1 = (float) settings.beta1();
    float beta2 = (float) settings.beta2();
    float rest1 = 1 - beta1;
    float rest2 = 1 - beta2;
    float epsilon = (float) settings.epsilon();
    for (int i = from; i < to; i++) {
      float gi = g[i] * scale;
      float mi = beta1 * m[i] + rest1 * gi;
      float vi = beta2 * v[i] + rest2 * gi * gi;
      m[i] = mi;
      v[i] = vi;
      float old = p[i];
      float root = (float) Math.sqrt(vi) * rootScale + epsilon;
      float moved = old * keep - rate * mi / root;
      p[i] = moved;
      g[i] = moved - old;
    }
  }

  /// Sum of squares in double, in four fixed lanes.
  private static double squares(float[] values, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i + 4 <= to; i += 4) {
      a += (double) values[i] * values[i];
      b += (double) values[i + 1] * values[i + 1];
      c += (double) values[i + 2] * values[i + 2];
      d += (double) values[i + 3] * values[i + 3];
    }
    for (; i < to; i++) {
      a += (double) values[i] * values[i];
    }
    return a + b + c + d;
  }
}
