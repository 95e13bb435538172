package dev.ponder.search;

import dev.ponder.core.Cost;
import dev.ponder.core.Ending;
import dev.ponder.core.Ledger;
import dev.ponder.core.Policy;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// A character-level policy of six states: it thinks in lines `t4\n` and answers `A:7`.
///
/// At temperature 0 it thinks `t1`, `t2`, `t3` and answers 7; else it goes on thinking with
/// probability 0.7 a line and answers 7 half of the time, another digit else. Token ids are
/// character codes, the end is token 1. It keeps its own account of what its calls have cost.
public final class ToyPolicy implements Policy {
  public static final String MARKER = "A:";

  private final Predicate<RandomKey> fails;
  private final AtomicReference<Cost> total = new AtomicReference<>(Cost.NONE);

  public ToyPolicy() {
    this(_ -> false);
  }

  /// Throws where the sampling's key says so, after having computed half of the chain.
  public ToyPolicy(Predicate<RandomKey> fails) {
    this.fails = fails;
  }

  /// What all calls have cost, by the policy's own book.
  public Cost total() {
    return total.get();
  }

  /// The digit a chain answers.
  public static Optional<String> answer(Trace trace) {
    String text = trace.text();
    int at = text.lastIndexOf(MARKER);
    return at < 0 || at + 2 >= text.length()
        ? Optional.empty()
        : Optional.of(text.substring(at + 2));
  }

  @Override
  public List<Trace> propose(Trace trace, int count, Sampling sampling, Ledger ledger) {
    return complete(trace, count, sampling.withStops("\n"), ledger);
  }

  @Override
  public List<Trace> complete(Trace trace, int count, Sampling sampling, Ledger ledger) {
    var traces = new ArrayList<Trace>();
    int prompt = trace.problem().prompt().length() + trace.text().length();
    for (int i = 0; i < count; i++) {
      var most = Cost.sampling(prompt, 0, sampling.maxTokens(), 1, 2.0 * sampling.maxTokens());
      Optional<Ledger.Reservation> granted = ledger.reserve(most);
      if (granted.isEmpty()) {
        break;
      }
      try (Ledger.Reservation reservation = granted.get()) {
        RandomKey key = sampling.key().child(i);
        Trace next = continued(trace, sampling, key.generator());
        int tokens = next.tokenCount() - trace.tokenCount();
        if (fails.test(key)) {
          settle(reservation, new Cost(prompt, 0, 0, 0, tokens / 2, 0, 1, tokens, 0));
          throw new IllegalStateException("the toy broke");
        }
        settle(reservation, Cost.sampling(prompt, 0, tokens, 1, 2.0 * tokens));
        traces.add(next);
      }
    }
    return traces;
  }

  private void settle(Ledger.Reservation reservation, Cost actual) {
    reservation.settle(actual);
    total.accumulateAndGet(actual, Cost::plus);
  }

  private static Trace continued(Trace trace, Sampling sampling, RandomGenerator random) {
    var text = new StringBuilder();
    String before = trace.problem().prompt() + trace.text();
    boolean greedy = sampling.temperature() == 0;
    Ending ending = Ending.TRUNCATED;
    int sampled = 0;
    while (sampled < sampling.maxTokens() && ending == Ending.TRUNCATED) {
      int next = next(before + text, greedy, random);
      sampled++;
      if (next == 1) {
        ending = Ending.STOPPED;
      } else {
        text.append((char) next);
        if (sampling.stops().stream().anyMatch(stop -> text.toString().endsWith(stop))) {
          ending = Ending.OPEN;
        }
      }
    }
    var tokens = new int[sampled];
    for (int i = 0; i < sampled; i++) {
      tokens[i] = i < text.length() ? text.charAt(i) : 1;
    }
    return trace.then(Step.sampled(text.toString(), tokens, new float[sampled]), ending);
  }

  private static int next(String text, boolean greedy, RandomGenerator random) {
    String line = text.substring(text.lastIndexOf('\n') + 1);
    long thoughts = text.chars().filter(c -> c == 't').count();
    if (line.isEmpty()) {
      boolean think = greedy ? thoughts < 3 : random.nextDouble() < 0.7;
      return think ? 't' : 'A';
    }
    return switch (line) {
      case "t" -> '0' + (greedy ? (int) thoughts : random.nextInt(10));
      case "A" -> ':';
      case "A:" -> greedy || random.nextDouble() < 0.5 ? '7' : '0' + random.nextInt(10);
      default -> line.startsWith("t") ? '\n' : 1;
    };
  }
}
