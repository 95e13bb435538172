package dev.ponder.cli;

import dev.ponder.cli.verify.Line;
import dev.ponder.cli.verify.LineJob;
import dev.ponder.cli.verify.Ruling;
import dev.ponder.verify.format.TextFormat;
import dev.ponder.verify.format.ThinkAnswer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ponder verify format`: whether texts have the form that was asked for.
@Command(
    name = "format",
    description = "Whether texts have the form that was asked for.",
    mixinStandardHelpOptions = true)
final class VerifyFormatCommand implements Callable<Integer> {
  /// The forms.
  enum Form {
    THINK_ANSWER,
    THINK;

    TextFormat format() {
      return switch (this) {
        case THINK_ANSWER -> ThinkAnswer.tagged();
        case THINK -> ThinkAnswer.untagged();
      };
    }
  }

  @Mixin private LinesOptions lines = new LinesOptions();

  @Option(names = "--text", required = true, paramLabel = "FIELD", description = "Holds the text.")
  private String text = "";

  @Option(
      names = "--form",
      defaultValue = "think_answer",
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Form form = Form.THINK_ANSWER;

  @Override
  public Integer call() throws IOException {
    TextFormat format = form.format();
    var settings = new LinkedHashMap<String, Object>();
    settings.put("--text", text);
    settings.put("--form", format.toString());
    return lines.run(
        new LineJob(
            "format",
            settings,
            line -> line.text(text),
            "kind",
            (Line line) -> Ruling.of(format.check(line.text(text)))));
  }
}
