package dev.ponder.model.decode;

import dev.ponder.core.Cost;
import dev.ponder.core.Ending;
import dev.ponder.core.Ledger;
import dev.ponder.core.Policy;
import dev.ponder.core.Sampling;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.model.ModelConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/// A transformer as a policy.
///
/// A step proposed is one line. The end token is part of the step that it ends, so that learning
/// can credit it; where an ended trace was reopened and continued, the model doesn't see its end
/// tokens. Steps without token ids are encoded from their text. A trace that fills all of the
/// model's positions is `TRUNCATED`.
public final class LanguageModelPolicy implements Policy {
  private final Engine engine;

  public LanguageModelPolicy(Engine engine) {
    this.engine = engine;
  }

  public Engine engine() {
    return engine;
  }

  /// Samples next lines: to the next newline (or a stop string), the end of the text, or a limit.
  @Override
  public List<Trace> propose(Trace trace, int count, Sampling sampling, Ledger ledger) {
    var stops = new ArrayList<>(sampling.stops());
    stops.add("\n");
    return complete(trace, count, sampling.withStops(stops.toArray(String[]::new)), ledger);
  }

  /// Samples continuations to the end token (`STOPPED`), a stop string (`OPEN`) or a limit
  /// (`TRUNCATED`).
  ///
  /// @throws IllegalArgumentException when the trace has ended or its text can't be encoded
  @Override
  public List<Trace> complete(Trace trace, int count, Sampling sampling, Ledger ledger) {
    if (trace.finished()) {
      throw new IllegalArgumentException(
          "trace: %s has ended (%s) and can't be continued; reopen it first"
              .formatted(trace.problem().id(), trace.ending()));
    }
    int[] prefix = tokens(trace);
    int length = prefix.length;
    ModelConfig config = engine.config();
    int limit = Math.max(0, Math.min(sampling.maxTokens(), config.maxPositions() - length));
    var held = new ArrayList<Ledger.Reservation>();
    try {
      for (int i = 0; i < count; i++) {
        double flops = config.forwardFlops(i == 0 ? 0 : length, length + limit);
        var most = Cost.sampling(i == 0 ? length : 0, i == 0 ? 0 : length, limit, 1, flops);
        var reservation = ledger.reserve(most);
        if (reservation.isEmpty()) {
          break;
        }
        held.add(reservation.get());
      }
      if (held.isEmpty()) {
        return List.of();
      }
      Generation made = engine.attempt(prefix, held.size(), sampling);
      boolean cancelled =
          made.continuations().stream().anyMatch(c -> c.ending() == Ending.CANCELLED);
      var traces = new ArrayList<Trace>();
      for (int i = 0; i < held.size(); i++) {
        Continuation each = made.continuations().get(i);
        held.get(i).settle(cost(made, i, length, cancelled));
        traces.add(
            each.tokens().length == 0
                ? trace.ended(each.ending())
                : trace.then(
                    Step.sampled(each.text(), each.tokens(), each.logProbs()), each.ending()));
      }
      if (cancelled) {
        throw new CancellationException(
            "sampling for " + trace.problem().id() + " was interrupted");
      }
      return traces;
    } finally {
      held.forEach(Ledger.Reservation::close);
    }
  }

  /// What the i-th sample cost. The first pays for the prompt; a cancelled call's tokens are waste.
  private Cost cost(Generation made, int i, int length, boolean cancelled) {
    ModelConfig config = engine.config();
    int tokens = made.continuations().get(i).tokens().length;
    double flops = tokens == 0 ? 0 : config.forwardFlops(length, length + tokens - 1);
    int prompt = 0;
    int cached = tokens == 0 ? 0 : length;
    if (i == 0) {
      prompt = made.prompt();
      cached = made.cached();
      flops += config.forwardFlops(cached, cached + prompt);
    }
    return cancelled
        ? new Cost(prompt, cached, 0, 0, tokens, 0, 0, flops, 0)
        : Cost.sampling(prompt, cached, tokens, 1, flops);
  }

  /// The ids of a trace's prompt and steps as the model is to see them.
  int[] tokens(Trace trace) {
    var tokenizer = engine.tokenizer();
    var parts = new ArrayList<int[]>();
    parts.add(tokenizer.encode(trace.problem().prompt()));
    for (Step step : trace.steps()) {
      parts.add(step.tokens().length > 0 ? step.tokens() : tokenizer.encode(step.text()));
    }
    return parts.stream()
        .flatMapToInt(java.util.Arrays::stream)
        .filter(token -> token != tokenizer.end())
        .toArray();
  }
}
