package dev.ponder.learning.tabular;

import dev.ponder.core.Cost;
import dev.ponder.core.Credit;
import dev.ponder.core.Ending;
import dev.ponder.core.Ledger;
import dev.ponder.core.Problem;
import dev.ponder.core.Sampling;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.core.TrainablePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;

/// A policy that is a table: one softmax over a small alphabet for every prefix.
///
/// Everything about it is exact: log-probabilities, entropy and gradient are closed forms in double
/// precision, and an update is plain gradient ascent. So an update rule can be checked against
/// finite differences, and a world of short texts by enumeration.
///
/// Token `i` is the i-th letter of the alphabet, token `alphabet.length()` ends the text and spells
/// nothing. A prefix is the prompt with the completion's letters so far; a prefix never moved has
/// equal logits. Sampling honours the temperature, `maxTokens` and stop strings; truncations
/// (top-k, top-p, min-p) are refused. Sampling may run while an update does: it sees the table from
/// before.
public final class TabularPolicy implements TrainablePolicy {
  private final String alphabet;
  private volatile Map<String, double[]> logits;

  /// @param alphabet distinct letters, at least one
  /// @param logits one value per letter and one for the end, by prefix; copied
  public TabularPolicy(String alphabet, Map<String, double[]> logits) {
    if (alphabet.isEmpty() || alphabet.chars().distinct().count() != alphabet.length()) {
      throw new IllegalArgumentException(
          "alphabet: \""
              + alphabet
              + "\" is not allowed; it must be distinct letters, at least one");
    }
    this.alphabet = alphabet;
    this.logits = copy(logits);
    this.logits.forEach(
        (prefix, row) -> {
          if (row.length != alphabet.length() + 1) {
            throw new IllegalArgumentException(
                "logits: %d values for \"%s\"; one per letter and one for the end make %d"
                    .formatted(row.length, prefix, alphabet.length() + 1));
          }
        });
  }

  /// Every letter and the end equally likely everywhere.
  public TabularPolicy(String alphabet) {
    this(alphabet, Map.of());
  }

  /// The token id that ends a text.
  public int end() {
    return alphabet.length();
  }

  /// A copy of the rows that are not all zero by default, by prefix.
  public Map<String, double[]> logits() {
    return copy(logits);
  }

  /// Puts the table back to `rows`; a copy is taken.
  public void restore(Map<String, double[]> rows) {
    logits = copy(rows);
  }

  /// A finished trace that spells `text` and ends by itself.
  public Trace trace(Problem problem, String text) {
    var tokens = new int[text.length() + 1];
    for (int i = 0; i < text.length(); i++) {
      tokens[i] = alphabet.indexOf(text.charAt(i));
      if (tokens[i] < 0) {
        throw new IllegalArgumentException(
            "text: '" + text.charAt(i) + "' is not in the alphabet \"" + alphabet + "\"");
      }
    }
    tokens[text.length()] = end();
    Trace bare =
        Trace.start(problem)
            .then(Step.sampled(text, tokens, new float[tokens.length]), Ending.STOPPED);
    return Trace.start(problem)
        .then(Step.sampled(text, tokens, floats(exactLogProbs(bare))), Ending.STOPPED);
  }

  /// Log-probabilities of the completion's tokens, in double precision.
  public double[] exactLogProbs(Trace trace) {
    Map<String, double[]> table = logits;
    int[] tokens = trace.tokens();
    var logProbs = new double[tokens.length];
    var prefix = new StringBuilder(trace.problem().prompt());
    for (int t = 0; t < tokens.length; t++) {
      logProbs[t] = logSoftmax(row(table, prefix.toString()), 1)[tokens[t]];
      append(prefix, tokens[t]);
    }
    return logProbs;
  }

  /// The exact gradient of `sum of credit times log-probability` with respect to every logit it
  /// depends on, by prefix.
  public Map<String, double[]> gradient(List<Credit> credits) {
    Map<String, double[]> table = logits;
    var gradient = new TreeMap<String, double[]>();
    for (Credit credit : credits) {
      int[] tokens = credit.trace().tokens();
      var prefix = new StringBuilder(credit.trace().problem().prompt());
      for (int t = 0; t < tokens.length; t++) {
        double c = credit.perToken()[t];
        if (c != 0) {
          double[] logProbs = logSoftmax(row(table, prefix.toString()), 1);
          double[] at =
              gradient.computeIfAbsent(prefix.toString(), _ -> new double[logProbs.length]);
          for (int v = 0; v < at.length; v++) {
            at[v] += c * ((v == tokens[t] ? 1 : 0) - Math.exp(logProbs[v]));
          }
        }
        append(prefix, tokens[t]);
      }
    }
    return gradient;
  }

  @Override
  public List<Trace> propose(Trace trace, int count, Sampling sampling, Ledger ledger) {
    return sample(trace, count, sampling, ledger, true);
  }

  @Override
  public List<Trace> complete(Trace trace, int count, Sampling sampling, Ledger ledger) {
    return sample(trace, count, sampling, ledger, false);
  }

  private List<Trace> sample(
      Trace trace, int count, Sampling sampling, Ledger ledger, boolean oneStep) {
    if (sampling.topK() != 0 || sampling.topP() != 1 || sampling.minP() != 0) {
      throw new IllegalArgumentException(
          "topK, topP, minP: a tabular policy does not truncate; leave them at 0, 1, 0");
    }
    Map<String, double[]> table = logits;
    var traces = new ArrayList<Trace>();
    for (int i = 0; i < count; i++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("sampling of " + trace.problem().id() + " was interrupted");
      }
      var reserved = ledger.reserve(Cost.sampling(0, 0, sampling.maxTokens(), 1, 0));
      if (reserved.isEmpty()) {
        break;
      }
      try (Ledger.Reservation reservation = reserved.get()) {
        Trace sampled = walk(table, trace, sampling, sampling.key().child(i).generator(), oneStep);
        reservation.settle(Cost.sampling(0, 0, sampled.tokenCount() - trace.tokenCount(), 1, 0));
        traces.add(sampled);
      }
    }
    return traces;
  }

  private Trace walk(
      Map<String, double[]> table,
      Trace trace,
      Sampling sampling,
      RandomGenerator random,
      boolean oneStep) {
    var prefix = new StringBuilder(trace.problem().prompt()).append(trace.text());
    int start = prefix.length();
    var tokens = new ArrayList<Integer>();
    var logProbs = new ArrayList<Double>();
    Ending ending = oneStep ? Ending.OPEN : Ending.TRUNCATED;
    while (tokens.size() < sampling.maxTokens()) {
      double[] row = row(table, prefix.toString());
      int token;
      double[] distribution;
      if (sampling.temperature() == 0) {
        distribution = logSoftmax(row, 1);
        token = likeliest(row);
      } else {
        distribution = logSoftmax(row, sampling.temperature());
        token = draw(distribution, random);
      }
      tokens.add(token);
      logProbs.add(distribution[token]);
      append(prefix, token);
      String text = prefix.substring(start);
      if (token == end()) {
        ending = Ending.STOPPED;
        break;
      }
      if (oneStep && text.endsWith("\n") || sampling.stops().stream().anyMatch(text::contains)) {
        ending = Ending.OPEN;
        break;
      }
    }
    var ids = tokens.stream().mapToInt(Integer::intValue).toArray();
    var values = floats(logProbs.stream().mapToDouble(Double::doubleValue).toArray());
    return trace.then(Step.sampled(prefix.substring(start), ids, values), ending);
  }

  @Override
  public List<float[]> logProbs(List<Trace> traces, Ledger ledger) {
    return traces.stream().map(t -> floats(exactLogProbs(t))).toList();
  }

  @Override
  public Update update(List<Credit> credits, double learningRate, Ledger ledger) {
    Map<String, double[]> gradient = gradient(credits);
    var logProbs = new ArrayList<float[]>();
    double entropy = 0;
    long tokens = 0;
    for (Credit credit : credits) {
      logProbs.add(credit.isZero() ? new float[0] : floats(exactLogProbs(credit.trace())));
      if (!credit.isZero()) {
        entropy += entropies(credit.trace());
        tokens += credit.trace().tokenCount();
      }
    }
    double mean = tokens == 0 ? 0 : entropy / tokens;
    double norm = Math.sqrt(squares(gradient));
    if (!Double.isFinite(norm * learningRate)) {
      return new Update(false, norm, 0, mean, logProbs);
    }
    Map<String, double[]> moved = copy(logits);
    gradient.forEach(
        (prefix, by) -> {
          double[] row = moved.computeIfAbsent(prefix, _ -> new double[by.length]);
          for (int v = 0; v < row.length; v++) {
            row[v] += learningRate * by[v];
          }
        });
    double weights = Math.sqrt(squares(logits));
    logits = moved;
    ledger.charge(Cost.training(tokens, 0));
    return new Update(true, norm, weights == 0 ? 0 : learningRate * norm / weights, mean, logProbs);
  }

  private double entropies(Trace trace) {
    Map<String, double[]> table = logits;
    var prefix = new StringBuilder(trace.problem().prompt());
    double sum = 0;
    for (int token : trace.tokens()) {
      for (double logProb : logSoftmax(row(table, prefix.toString()), 1)) {
        sum -= Math.exp(logProb) * logProb;
      }
      append(prefix, token);
    }
    return sum;
  }

  private double[] row(Map<String, double[]> table, String prefix) {
    double[] row = table.get(prefix);
    return row == null ? new double[alphabet.length() + 1] : row;
  }

  private void append(StringBuilder prefix, int token) {
    if (token != end()) {
      prefix.append(alphabet.charAt(token));
    }
  }

  private static int likeliest(double[] row) {
    int best = 0;
    for (int v = 1; v < row.length; v++) {
      best = row[v] > row[best] ? v : best;
    }
    return best;
  }

  private static int draw(double[] logProbs, RandomGenerator random) {
    double u = random.nextDouble();
    for (int v = 0; v < logProbs.length - 1; v++) {
      u -= Math.exp(logProbs[v]);
      if (u < 0) {
        return v;
      }
    }
    return logProbs.length - 1;
  }

  private static double[] logSoftmax(double[] row, double temperature) {
    double max = Double.NEGATIVE_INFINITY;
    for (double each : row) {
      max = Math.max(max, each);
    }
    double sum = 0;
    for (double each : row) {
      sum += Math.exp((each - max) / temperature);
    }
    var logProbs = new double[row.length];
    for (int v = 0; v < row.length; v++) {
      logProbs[v] = (row[v] - max) / temperature - Math.log(sum);
    }
    return logProbs;
  }

  private static double squares(Map<String, double[]> rows) {
    double sum = 0;
    for (double[] row : rows.values()) {
      for (double each : row) {
        sum += each * each;
      }
    }
    return sum;
  }

  private static float[] floats(double[] values) {
    var floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static Map<String, double[]> copy(Map<String, double[]> rows) {
    var copy = new TreeMap<String, double[]>();
    rows.forEach((prefix, row) -> copy.put(prefix, row.clone()));
    return copy;
  }
}
