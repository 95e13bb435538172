package dev.ponder.verify.format;

import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import dev.ponder.core.Verifier;

/// A form that a text has or has not. Never undecided.
public interface TextFormat extends Verifier {
  /// Correct when the text has the form; else what is wrong with it, and where.
  Verdict check(String text);

  /// Checks the completion; one that was cut at the token limit has no form.
  @Override
  default Verdict verify(Trace trace) {
    return switch (trace.ending()) {
      case STOPPED -> check(trace.text());
      case OPEN, TRUNCATED, CANCELLED -> Verdict.incorrect("the text is not finished");
    };
  }
}
