package dev.ponder.cli;

import dev.ponder.cli.verify.LineJob;
import dev.ponder.cli.verify.Ruling;
import dev.ponder.verify.math.IsolatedMathAnswers;
import dev.ponder.verify.math.MathResult;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ponder verify math`: whether answers in mathematics are the references'.
@Command(
    name = "math",
    description = {
      "Whether answers in mathematics are the references'.",
      "Both fields may hold a bare answer or a whole model output; worker processes decide."
    },
    mixinStandardHelpOptions = true)
final class VerifyMathCommand implements Callable<Integer> {
  @Mixin private LinesOptions lines = new LinesOptions();

  @Option(
      names = "--reference",
      required = true,
      paramLabel = "FIELD",
      description = "Holds the right answer, or a solution that states it.")
  private String reference = "";

  @Option(
      names = "--answer",
      required = true,
      paramLabel = "FIELD",
      description = "Holds what is judged, e.g. samples.0.text.")
  private String answer = "";

  @Override
  public Integer call() throws IOException {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("--reference", reference);
    settings.put("--answer", answer);
    try (var answers = new IsolatedMathAnswers(lines.jobs())) {
      return lines.run(
          new LineJob(
              "math",
              settings,
              line -> {
                line.text(reference);
                line.text(answer);
              },
              "certainty",
              line -> ruling(answers.check(line.text(reference), line.text(answer)))));
    }
  }

  private static Ruling ruling(MathResult result) {
    return Ruling.of(result.verdict())
        .with("certainty", result.certainty().name().toLowerCase(Locale.ROOT))
        .with("reference", result.reference())
        .with("answer", result.answer());
  }
}
