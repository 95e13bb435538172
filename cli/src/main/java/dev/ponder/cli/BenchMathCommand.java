package dev.ponder.cli;

import dev.ponder.bench.MathBench;
import dev.ponder.cli.verify.Line;
import dev.ponder.cli.verify.LineFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `ponder bench verify-math`: how many answers in mathematics one core decides in a second.
@Command(
    name = "verify-math",
    description = "Answers in mathematics decided in a second on one core.",
    mixinStandardHelpOptions = true)
final class BenchMathCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "Lines of JSON objects that hold answers, e.g. those of MATH-500.")
  private String input = "";

  @Option(
      names = "--answer",
      defaultValue = "answer",
      paramLabel = "FIELD",
      description = "Holds the answer. Default: ${DEFAULT-VALUE}.")
  private String answer = "answer";

  @Option(names = "--quick", description = "Measure less, in a few seconds.")
  private boolean quick;

  @Override
  public Integer call() throws IOException {
    var answers = new ArrayList<String>();
    try (var file = LineFile.open(input, System.in);
        var reader = file.read()) {
      for (Line line = reader.next(); line != null; line = reader.next()) {
        answers.add(line.text(answer));
      }
    }
    if (answers.isEmpty()) {
      throw new IllegalArgumentException("input: " + input + " has no lines");
    }
    spec.commandLine().getOut().print(MathBench.table(MathBench.run(answers, quick ? 0.2 : 2)));
    return 0;
  }
}
