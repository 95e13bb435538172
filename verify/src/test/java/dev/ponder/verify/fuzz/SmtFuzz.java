package dev.ponder.verify.fuzz;

import dev.ponder.verify.smt.Caps;
import dev.ponder.verify.smt.SExpressionReader;
import dev.ponder.verify.smt.SmtException;
import dev.ponder.verify.smt.SmtProblem;
import java.nio.charset.StandardCharsets;

/// A script in SMT-LIB is read or refused.
public final class SmtFuzz {
  private SmtFuzz() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    String script = new String(bytes, StandardCharsets.UTF_8);
    try {
      SExpressionReader.read(script, Caps.ANSWER);
      SmtProblem.read(script);
    } catch (SmtException e) {
      if (e.reason().isBlank()) {
        throw new IllegalStateException("refused without a reason", e);
      }
    }
  }
}
