package dev.ponder.cli;

import dev.ponder.core.Policy;
import dev.ponder.core.Sampling;
import dev.ponder.core.Trace;
import dev.ponder.search.Search;
import dev.ponder.search.revise.ThinkingBudget;
import dev.ponder.search.sample.BestOfN;
import dev.ponder.search.sample.FirstVerified;
import dev.ponder.search.sample.MajorityVote;
import dev.ponder.search.sample.OneChain;
import dev.ponder.task.Task;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// A search by the name that the command line gives it.
enum Strategy {
  ONE_CHAIN,
  THINKING_BUDGET,
  MAJORITY_VOTE,
  BEST_OF_N,
  FIRST_VERIFIED;

  private static final int CONCURRENCY = 8;
  private static final int FORCINGS = 8;
  private static final int ANSWER_TOKENS = 64;

  /// The search over a policy and a task.
  ///
  /// @param budget samples, or the cap of thinking tokens for `thinking-budget`
  /// @param least thinking tokens below which `thinking-budget` makes the policy think on
  Search search(Policy policy, Task task, Sampling sampling, int budget, int least) {
    if (budget < 1) {
      throw new IllegalArgumentException("--budget: " + budget + " must be at least 1");
    }
    if (least != 0 && this != THINKING_BUDGET) {
      throw new IllegalArgumentException(
          "--least: only --search thinking-budget forces a policy to think on");
    }
    Function<Trace, Optional<String>> answer = trace -> task.answer(trace.problem(), trace.text());
    return switch (this) {
      case ONE_CHAIN -> new OneChain(policy, sampling);
      case THINKING_BUDGET ->
          new ThinkingBudget(
              policy,
              sampling,
              task.answerMarker(),
              task.continueMarker(),
              budget,
              least,
              FORCINGS,
              ANSWER_TOKENS);
      case MAJORITY_VOTE -> new MajorityVote(policy, budget, sampling, answer);
      case BEST_OF_N -> new BestOfN(policy, budget, sampling, task.verifier().asRewardModel(0));
      case FIRST_VERIFIED ->
          new FirstVerified(
              policy, budget, sampling, task.verifier(), Math.min(budget, CONCURRENCY));
    };
  }

  /// What `--budget` is when it isn't given: samples, or thinking tokens.
  int usualBudget() {
    return switch (this) {
      case ONE_CHAIN -> 1;
      case THINKING_BUDGET -> 256;
      default -> 16;
    };
  }

  /// The name on the command line, e.g. `best-of-n`.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The strategy of that name.
  static Strategy named(String name) {
    for (Strategy each : values()) {
      if (each.toString().equals(name)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "'%s' is no search; known are %s".formatted(name, String.join(", ", names())));
  }

  /// All names, for help texts.
  static Iterable<String> names() {
    return java.util.Arrays.stream(values()).map(Strategy::toString).toList();
  }
}
