package dev.ponder.verify.math.extract;

/// Messages in channels, `<|channel|>analysis<|message|>…`: what is said in the final one is seen,
/// the others are thinking.
final class Channels {
  private static final String CHANNEL = "<|channel|>";
  private static final String MESSAGE = "<|message|>";
  private static final String FINAL = "final";
  private static final String[] ENDS = {"<|end|>", "<|return|>", "<|start|>", "<|call|>", CHANNEL};

  private Channels() {}

  /// The text of the last final message; the text itself if it has no channels.
  static String shown(String text) {
    int channel = text.lastIndexOf(CHANNEL);
    if (channel < 0) {
      return text;
    }
    while (channel >= 0 && !text.startsWith(FINAL, channel + CHANNEL.length())) {
      channel = channel == 0 ? -1 : text.lastIndexOf(CHANNEL, channel - 1);
    }
    int message = channel < 0 ? -1 : text.indexOf(MESSAGE, channel);
    if (message < 0) {
      return "";
    }
    int start = message + MESSAGE.length();
    int end = text.length();
    for (String each : ENDS) {
      int found = text.indexOf(each, start);
      end = found >= 0 ? Math.min(end, found) : end;
    }
    return text.substring(start, end);
  }
}
