package dev.ponder.verify.shaping;

import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;

/// Punishes text that says the same again: `penalty * (1 - distinct / all)` over the n-grams of its
/// words, in lower case. A text of fewer than n words is not punished. The rule is that of open-r1
/// (after "Demystifying Long Chain-of-Thought Reasoning", arXiv 2502.03373).
///
/// @param n words of an n-gram
/// @param penalty of a text that is all repetition; not above 0
public record RepetitionPenalty(int n, double penalty) implements Shaping {
  public RepetitionPenalty {
    if (n < 1) {
      throw new IllegalArgumentException("n: " + n + " must be at least 1");
    }
    if (Shaping.finite("penalty", penalty) > 0) {
      throw new IllegalArgumentException("penalty: " + penalty + " must not be above 0");
    }
  }

  @Override
  public double reward(Trace trace, Verdict verdict) {
    return of(trace.text());
  }

  /// The penalty of a text.
  public double of(String text) {
    var tokens = new StringTokenizer(text.toLowerCase(Locale.ROOT));
    var words = new ArrayList<String>();
    while (tokens.hasMoreTokens()) {
      words.add(tokens.nextToken());
    }
    int all = words.size() - n + 1;
    if (all < 1) {
      return 0;
    }
    Set<List<String>> distinct = new HashSet<>();
    for (int from = 0; from < all; from++) {
      distinct.add(words.subList(from, from + n));
    }
    return penalty * (1 - distinct.size() / (double) all);
  }
}
