package dev.ponder.learning;

import dev.ponder.core.Ending;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import dev.ponder.core.Verifier;
import dev.ponder.learning.tabular.TabularPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A world that can be enumerated: a problem asks for a word of the letters a and b, and a policy
/// writes at most three letters.
public final class World {
  /// The prompt is the wanted word in capitals.
  public static final List<Problem> PROBLEMS =
      List.of(new Problem("ab", "AB>"), new Problem("b", "B>"), new Problem("bba", "BBA>"));

  /// Correct if the text is the word wanted.
  public static final Verifier VERIFIER =
      trace ->
          trace.ending() != Ending.STOPPED
              ? Verdict.incorrect("no end")
              : trace.text().equals(trace.problem().id())
                  ? Verdict.correct()
                  : Verdict.incorrect("wants " + trace.problem().id());

  private World() {}

  /// Random logits on all prefixes up to two letters; after three letters the text ends.
  public static TabularPolicy policy(long seed, double scale) {
    var random = RandomKey.of(seed).generator();
    Map<String, double[]> rows = new HashMap<>();
    for (Problem problem : PROBLEMS) {
      for (String word : words()) {
        var row = new double[3];
        for (int v = 0; v < 3; v++) {
          row[v] = word.length() == 3 ? (v == 2 ? 200 : 0) : scale * random.nextGaussian();
        }
        rows.put(problem.prompt() + word, row);
      }
    }
    return new TabularPolicy("ab", rows);
  }

  /// All words of at most three letters.
  public static List<String> words() {
    var words = new ArrayList<>(List.of(""));
    for (int i = 0; words.get(i).length() < 3; i++) {
      words.add(words.get(i) + "a");
      words.add(words.get(i) + "b");
    }
    return words;
  }

  /// The probability that the policy writes the word and ends.
  public static double probability(TabularPolicy policy, Problem problem, String word) {
    double sum = 0;
    for (double each : policy.exactLogProbs(policy.trace(problem, word))) {
      sum += each;
    }
    return Math.exp(sum);
  }

  /// The exact expected reward, mean over the problems.
  public static double expectedReward(TabularPolicy policy) {
    double sum = 0;
    for (Problem problem : PROBLEMS) {
      sum += probability(policy, problem, problem.id());
    }
    return sum / PROBLEMS.size();
  }

  /// One trace of a word.
  public static Trace trace(TabularPolicy policy, Problem problem, String word) {
    return policy.trace(problem, word);
  }
}
