package dev.ponder.learning.credit;

import java.util.Arrays;

/// What a changed probability does to the gradient: the coefficient of each token's
/// log-probability, given the sample's advantage A and its tokens' log-ratios.
sealed interface Term {
  /// One coefficient per token, times A; counts what was clipped.
  ///
  /// @param logRatios `log pi - log pi_old` per creditable token, within [-20, 20]
  double[] coefficients(double advantage, double[] logRatios, Clipping clipping);

  /// Counts the tokens whose gradient a clip cut.
  final class Clipping {
    long low;
    long high;
  }

  /// `A log pi`, whatever the ratio.
  record Plain() implements Term {
    @Override
    public double[] coefficients(double advantage, double[] logRatios, Clipping clipping) {
      var coefficients = new double[logRatios.length];
      Arrays.fill(coefficients, advantage);
      return coefficients;
    }
  }

  /// `min(ratio A, clip(ratio, 1 - low, 1 + high) A)` per token (PPO, arXiv 1707.06347).
  record Clipped(double low, double high) implements Term {
    @Override
    public double[] coefficients(double advantage, double[] logRatios, Clipping clipping) {
      var coefficients = new double[logRatios.length];
      for (int t = 0; t < logRatios.length; t++) {
        double ratio = Math.exp(logRatios[t]);
        if (advantage > 0 && ratio > 1 + high) {
          clipping.high++;
        } else if (advantage < 0 && ratio < 1 - low) {
          clipping.low++;
        } else {
          coefficients[t] = advantage * ratio;
        }
      }
      return coefficients;
    }
  }

  /// The same clip on the sequence's ratio `exp(mean of the log-ratios)`, whose gradient spreads
  /// evenly over the tokens; summed over a sequence it is one ratio times A.
  record SequenceClipped(double low, double high) implements Term {
    @Override
    public double[] coefficients(double advantage, double[] logRatios, Clipping clipping) {
      var coefficients = new double[logRatios.length];
      double ratio = Math.exp(Arrays.stream(logRatios).average().orElse(0));
      if (advantage > 0 && ratio > 1 + high) {
        clipping.high += logRatios.length;
      } else if (advantage < 0 && ratio < 1 - low) {
        clipping.low += logRatios.length;
      } else {
        Arrays.fill(coefficients, advantage * ratio);
      }
      return coefficients;
    }
  }

  /// `sg[min(ratio, cap)] A log pi`: the weight is cut, the gradient never.
  record Capped(double cap) implements Term {
    @Override
    public double[] coefficients(double advantage, double[] logRatios, Clipping clipping) {
      var coefficients = new double[logRatios.length];
      for (int t = 0; t < logRatios.length; t++) {
        coefficients[t] = advantage * Math.min(Math.exp(logRatios[t]), cap);
      }
      return coefficients;
    }
  }
}
