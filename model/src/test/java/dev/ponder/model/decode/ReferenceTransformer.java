package dev.ponder.model.decode;

import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;

/// The model written down as in its papers: scalar, double precision, no cache, no batch.
final class ReferenceTransformer {
  private final Weights weights;
  private final ModelConfig c;

  ReferenceTransformer(Weights weights) {
    this.weights = weights;
    this.c = weights.config();
  }

  /// Logits of every position.
  double[][] logits(int... tokens) {
    var x = new double[tokens.length][c.hiddenSize()];
    float[] embedding = weights.get("model.embed_tokens.weight");
    for (int t = 0; t < tokens.length; t++) {
      for (int i = 0; i < c.hiddenSize(); i++) {
        x[t][i] = embedding[tokens[t] * c.hiddenSize() + i];
      }
    }
    for (int l = 0; l < c.numLayers(); l++) {
      String layer = "model.layers." + l + ".";
      attend(layer, x);
      for (double[] row : x) {
        double[] in = norm(row, layer + "post_attention_layernorm.weight");
        double[] gate = times(layer + "mlp.gate_proj", in);
        double[] up = times(layer + "mlp.up_proj", in);
        for (int i = 0; i < gate.length; i++) {
          gate[i] = gate[i] / (1 + Math.exp(-gate[i])) * up[i];
        }
        add(row, times(layer + "mlp.down_proj", gate));
      }
    }
    var logits = new double[tokens.length][];
    for (int t = 0; t < tokens.length; t++) {
      double[] in = norm(x[t], "model.norm.weight");
      logits[t] = times(c.tiedEmbeddings() ? "model.embed_tokens" : "lm_head", in);
    }
    return logits;
  }

  private void attend(String layer, double[][] x) {
    int n = x.length;
    var q = new double[n][];
    var k = new double[n][];
    var v = new double[n][];
    for (int t = 0; t < n; t++) {
      double[] in = norm(x[t], layer + "input_layernorm.weight");
      q[t] = times(layer + "self_attn.q_proj", in);
      k[t] = times(layer + "self_attn.k_proj", in);
      v[t] = times(layer + "self_attn.v_proj", in);
      rotate(q[t], c.numHeads(), t);
      rotate(k[t], c.numKvHeads(), t);
    }
    int d = c.headDim();
    for (int t = 0; t < n; t++) {
      var mixed = new double[c.numHeads() * d];
      for (int h = 0; h < c.numHeads(); h++) {
        int kv = h / (c.numHeads() / c.numKvHeads());
        var weight = new double[t + 1];
        double sum = 0;
        for (int s = 0; s <= t; s++) {
          double score = 0;
          for (int i = 0; i < d; i++) {
            score += q[t][h * d + i] * k[s][kv * d + i];
          }
          weight[s] = Math.exp(score / Math.sqrt(d));
          sum += weight[s];
        }
        for (int s = 0; s <= t; s++) {
          for (int i = 0; i < d; i++) {
            mixed[h * d + i] += weight[s] / sum * v[s][kv * d + i];
          }
        }
      }
      add(x[t], times(layer + "self_attn.o_proj", mixed));
    }
  }

  private void rotate(double[] heads, int count, int position) {
    int half = c.headDim() / 2;
    for (int h = 0; h < count; h++) {
      for (int i = 0; i < half; i++) {
        double angle = position * Math.pow(c.ropeTheta(), -2.0 * i / c.headDim());
        int at = h * c.headDim() + i;
        double a = heads[at];
        double b = heads[at + half];
        heads[at] = a * Math.cos(angle) - b * Math.sin(angle);
        heads[at + half] = b * Math.cos(angle) + a * Math.sin(angle);
      }
    }
  }

  private double[] norm(double[] x, String name) {
    float[] weight = weights.get(name);
    double square = 0;
    for (double each : x) {
      square += each * each;
    }
    double root = Math.sqrt(square / x.length + c.rmsNormEps());
    var out = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      out[i] = x[i] / root * weight[i];
    }
    return out;
  }

  private double[] times(String name, double[] x) {
    float[] matrix = weights.get(name + ".weight");
    var out = new double[matrix.length / x.length];
    float[] bias = weights.tensors().get(name + ".bias");
    for (int o = 0; o < out.length; o++) {
      double sum = bias == null ? 0 : bias[o];
      for (int i = 0; i < x.length; i++) {
        sum += (double) matrix[o * x.length + i] * x[i];
      }
      out[o] = sum;
    }
    return out;
  }

  private static void add(double[] to, double[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += what[i];
    }
  }
}
