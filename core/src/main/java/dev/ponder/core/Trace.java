package dev.ponder.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A problem and its steps so far.
///
/// Immutable. A continued trace points to the trace it continues, so siblings share their prefix: a
/// tree of a million leaves holds each step once.
public final class Trace {
  private final Problem problem;
  private final @Nullable Trace prefix;
  private final @Nullable Step step;
  private final Ending ending;
  private final @Nullable Judgement judgement;
  private final int depth;
  private final int tokenCount;

  private Trace(
      Problem problem,
      @Nullable Trace prefix,
      @Nullable Step step,
      Ending ending,
      @Nullable Judgement judgement) {
    this.problem = problem;
    this.prefix = prefix;
    this.step = step;
    this.ending = ending;
    this.judgement = judgement;
    this.depth = (prefix == null ? 0 : prefix.depth) + (step == null ? 0 : 1);
    this.tokenCount =
        (prefix == null ? 0 : prefix.tokenCount) + (step == null ? 0 : step.tokens().length);
  }

  /// The empty trace of a problem.
  public static Trace start(Problem problem) {
    return new Trace(Objects.requireNonNull(problem, "problem"), null, null, Ending.OPEN, null);
  }

  /// This trace with one more step, still open.
  ///
  /// @throws IllegalStateException if this trace has ended
  public Trace then(Step next) {
    return then(next, Ending.OPEN);
  }

  /// This trace with one more step, ended as `how` says.
  ///
  /// @throws IllegalStateException if this trace has ended
  public Trace then(Step next, Ending how) {
    if (finished()) {
      throw new IllegalStateException(
          "trace of " + problem.id() + " has ended (" + ending + ") and takes no step");
    }
    return new Trace(problem, this, Objects.requireNonNull(next, "next"), how, null);
  }

  /// The same steps with another ending; `OPEN` reopens a trace, as forced continuation does. What
  /// was judged is not the trace it is now, so another ending has no judgement.
  public Trace ended(Ending how) {
    return how == ending ? this : new Trace(problem, prefix, step, how, null);
  }

  /// The same trace, carrying what a verifier made of it. What continues it does not.
  public Trace judged(Judgement by) {
    return new Trace(problem, prefix, step, ending, Objects.requireNonNull(by, "by"));
  }

  /// What a verifier made of it; nothing when none was asked.
  public Optional<Judgement> judgement() {
    return Optional.ofNullable(judgement);
  }

  public Problem problem() {
    return problem;
  }

  public Ending ending() {
    return ending;
  }

  /// True when nothing may be appended any more.
  public boolean finished() {
    return ending != Ending.OPEN;
  }

  /// Number of steps.
  public int depth() {
    return depth;
  }

  /// Number of completion tokens over all steps.
  public int tokenCount() {
    return tokenCount;
  }

  /// The steps from first to last.
  public List<Step> steps() {
    var steps = new ArrayList<Step>(depth);
    for (@Nullable Trace at = this; at != null; at = at.prefix) {
      if (at.step != null) {
        steps.add(at.step);
      }
    }
    Collections.reverse(steps);
    return Collections.unmodifiableList(steps);
  }

  /// The completion: the text of all steps, without the prompt.
  public String text() {
    var text = new StringBuilder();
    for (Step each : steps()) {
      text.append(each.text());
    }
    return text.toString();
  }

  /// Token ids of the completion, all steps joined.
  public int[] tokens() {
    var tokens = new int[tokenCount];
    int at = 0;
    for (Step each : steps()) {
      System.arraycopy(each.tokens(), 0, tokens, at, each.tokens().length);
      at += each.tokens().length;
    }
    return tokens;
  }

  /// Log-probabilities of the completion's tokens, all steps joined.
  public float[] logProbs() {
    var logProbs = new float[tokenCount];
    int at = 0;
    for (Step each : steps()) {
      System.arraycopy(each.logProbs(), 0, logProbs, at, each.logProbs().length);
      at += each.logProbs().length;
    }
    return logProbs;
  }

  @Override
  public String toString() {
    return problem.prompt() + text() + (finished() ? " [" + ending + "]" : "");
  }
}
