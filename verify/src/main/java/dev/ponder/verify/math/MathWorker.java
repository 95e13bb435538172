package dev.ponder.verify.math;

import dev.ponder.verify.math.MathResult.Outcome;
import dev.ponder.verify.math.compare.Likeness.Certainty;
import dev.ponder.verify.worker.Handler;
import java.util.ArrayList;
import java.util.List;

/// [MathAnswers] in a child process: texts with their lengths before them, both ways.
final class MathWorker implements Handler {
  private final MathAnswers answers = MathAnswers.standard();

  @Override
  public String handle(String request) {
    List<String> parts = unpacked(request);
    MathResult result = answers.check(parts.getFirst(), parts.getLast());
    return packed(
        List.of(
            result.outcome().name(),
            result.certainty().name(),
            result.reference(),
            result.answer(),
            result.reason()));
  }

  static String packed(List<String> parts) {
    var out = new StringBuilder();
    for (String each : parts) {
      String text = wellFormed(each);
      out.append(text.length()).append(':').append(text);
    }
    return out.toString();
  }

  static List<String> unpacked(String message) {
    var parts = new ArrayList<String>();
    int at = 0;
    while (at < message.length()) {
      int colon = message.indexOf(':', at);
      int length = Integer.parseInt(message.substring(at, colon));
      parts.add(message.substring(colon + 1, colon + 1 + length));
      at = colon + 1 + length;
    }
    return parts;
  }

  static MathResult result(String reply) {
    List<String> parts = unpacked(reply);
    return new MathResult(
        Outcome.valueOf(parts.get(0)),
        Certainty.valueOf(parts.get(1)),
        parts.get(2),
        parts.get(3),
        parts.get(4));
  }

  /// Half a surrogate pair can't be sent: it becomes the replacement character.
  private static String wellFormed(String text) {
    StringBuilder mended = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean high = Character.isHighSurrogate(c);
      boolean pair = high && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (Character.isSurrogate(c)) {
        if (mended == null) {
          mended = new StringBuilder(text);
        }
        mended.setCharAt(i, '\uFFFD');
      }
    }
    return mended == null ? text : mended.toString();
  }
}
