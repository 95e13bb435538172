package dev.ponder.verify.fuzz;

import dev.ponder.verify.code.CodeAnswer;
import dev.ponder.verify.code.Language;
import java.nio.charset.StandardCharsets;

/// The program in a chat answer is found, whatever the answer is, and is never longer than it.
public final class CodeFuzz {
  private CodeFuzz() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    String answer = new String(bytes, StandardCharsets.UTF_8);
    for (Language language : Language.values()) {
      if (CodeAnswer.extract(answer, language).length() > answer.length() + 1) {
        throw new IllegalStateException("more program than answer");
      }
    }
    CodeAnswer.untilNextDefinition(answer);
  }
}
