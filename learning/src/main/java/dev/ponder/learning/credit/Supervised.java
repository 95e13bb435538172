package dev.ponder.learning.credit;

import dev.ponder.core.Credit;
import dev.ponder.core.Trace;
import java.util.ArrayList;
import java.util.List;

/// Imitation: every completion token of every trace earns the same.
///
/// Ascending these credits descends `- sum log pi(y_t) / number of tokens`, over the whole batch
/// and not trace by trace, so that long and short texts count by their tokens. Tokens that a search
/// put in are left out, from the number too.
public final class Supervised {
  private Supervised() {}

  /// One credit per trace, in order.
  public static List<Credit> credits(List<Trace> traces) {
    var masks = traces.stream().map(t -> Sample.of(t, 1).creditable()).toList();
    long tokens = 0;
    for (boolean[] mask : masks) {
      for (boolean each : mask) {
        tokens += each ? 1 : 0;
      }
    }
    var credits = new ArrayList<Credit>();
    for (int i = 0; i < masks.size(); i++) {
      boolean[] mask = masks.get(i);
      var perToken = new double[mask.length];
      for (int t = 0; t < mask.length; t++) {
        perToken[t] = mask[t] ? 1.0 / tokens : 0;
      }
      credits.add(new Credit(traces.get(i), perToken));
    }
    return credits;
  }

  /// Mean negative log-probability per credited token, in nats; 0 without any.
  ///
  /// @param logProbs one array per credit; empty arrays are left out
  public static double loss(List<Credit> credits, List<float[]> logProbs) {
    double sum = 0;
    long tokens = 0;
    for (int i = 0; i < credits.size(); i++) {
      double[] perToken = credits.get(i).perToken();
      float[] of = logProbs.get(i);
      for (int t = 0; t < of.length; t++) {
        if (perToken[t] != 0) {
          sum -= of[t];
          tokens++;
        }
      }
    }
    return tokens == 0 ? 0 : sum / tokens;
  }
}
