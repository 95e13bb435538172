package dev.ponder.core;

import java.util.Arrays;

/// How much each token of a trace is to be credited: the currency of learning.
///
/// An update ascends `sum over traces and tokens of perToken[t] * log pi(y_t | x, y_<t)`, with the
/// credit held constant. Supervised learning gives every token the same credit, policy gradients
/// give advantages; whoever makes the credits has already normalised them over the global batch.
///
/// @param trace the text credited; it must carry token ids
/// @param perToken one credit per completion token; 0 leaves a token out
public record Credit(Trace trace, double[] perToken) {
  public Credit {
    if (perToken.length != trace.tokenCount()) {
      throw new IllegalArgumentException(
          "perToken: %d credits for the %d tokens of %s"
              .formatted(perToken.length, trace.tokenCount(), trace.problem().id()));
    }
    for (double each : perToken) {
      if (!Double.isFinite(each)) {
        throw new IllegalArgumentException(
            "perToken: credit " + each + " of " + trace.problem().id() + " is not finite");
      }
    }
  }

  /// The same credit for every token.
  public static Credit uniform(Trace trace, double credit) {
    var perToken = new double[trace.tokenCount()];
    Arrays.fill(perToken, credit);
    return new Credit(trace, perToken);
  }

  /// True when no token is credited, so that the update may leave the trace out.
  public boolean isZero() {
    for (double each : perToken) {
      if (each != 0) {
        return false;
      }
    }
    return true;
  }
}
