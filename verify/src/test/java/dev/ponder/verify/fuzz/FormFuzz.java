package dev.ponder.verify.fuzz;

import dev.ponder.verify.format.CodeFence;
import dev.ponder.verify.format.StrictJson;
import dev.ponder.verify.format.ThinkAnswer;
import java.nio.charset.StandardCharsets;

/// A text has a form or has not.
public final class FormFuzz {
  private FormFuzz() {}

  public static void fuzzerTestOneInput(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    StrictJson.any().check(text);
    new CodeFence("python").check(text);
    ThinkAnswer.untagged().check(text);
    boolean tagged = ThinkAnswer.tagged().check(text).isCorrect();
    if (tagged && !(text.contains("<think>") && text.contains("</answer>"))) {
      throw new IllegalStateException("a section without its tags");
    }
  }
}
