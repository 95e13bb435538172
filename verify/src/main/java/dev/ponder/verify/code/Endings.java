package dev.ponder.verify.code;

import dev.ponder.verify.sandbox.Ending;
import dev.ponder.verify.sandbox.Limits;
import java.util.Locale;

/// Says what a bad end of a run means for the program that ran.
final class Endings {
  private Endings() {}

  /// @param when how far it had come, for the reason
  static CodeVerdict verdict(Ending ending, Limits limits, String when, String errors) {
    return switch (ending.cause()) {
      case TIME ->
          new CodeVerdict.Reject(
              RejectKind.TIME,
              "%s of %s of processor time used, %s on the wall"
                  .formatted(seconds(ending.cpu()), seconds(limits.cpu()), seconds(ending.wall())));
      case MEMORY ->
          new CodeVerdict.Reject(
              RejectKind.MEMORY, "wanted more than %d MB".formatted(limits.memory() >> 20));
      case OUTPUT ->
          new CodeVerdict.Reject(
              RejectKind.OUTPUT, "wrote more than %d bytes".formatted(limits.output()));
      case FORBIDDEN ->
          new CodeVerdict.Reject(
              RejectKind.FORBIDDEN, "made a system call that the box does not have");
      case FAULT -> new CodeVerdict.Undecided("the box failed: " + firstLine(errors));
      case EXITED -> {
        String last = lastLine(errors);
        yield new CodeVerdict.Reject(
            RejectKind.CRASH,
            "ended with status %d %s%s"
                .formatted(ending.exitCode(), when, last.isEmpty() ? "" : ": " + last));
      }
    };
  }

  private static String seconds(java.time.Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  private static String firstLine(String text) {
    return clipped(text.strip().lines().findFirst().orElse("it did not start the program"));
  }

  private static String lastLine(String text) {
    return clipped(text.strip().lines().reduce("", (_, next) -> next));
  }

  private static String clipped(String text) {
    return text.length() > 200 ? text.substring(0, 200) : text;
  }
}
