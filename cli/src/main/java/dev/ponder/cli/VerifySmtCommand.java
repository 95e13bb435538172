package dev.ponder.cli;

import dev.ponder.cli.verify.Line;
import dev.ponder.cli.verify.LineJob;
import dev.ponder.cli.verify.Ruling;
import dev.ponder.verify.proof.Judgement;
import dev.ponder.verify.proof.SmtLimits;
import dev.ponder.verify.proof.SmtProof;
import dev.ponder.verify.proof.SmtQuestion;
import dev.ponder.verify.proof.SmtSolver;
import dev.ponder.verify.smt.SmtException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ponder verify smt`: proves or refutes claims and models in SMT-LIB 2 with z3.
@Command(
    name = "smt",
    description = "Proves or refutes claims and models in SMT-LIB 2.",
    footer = {
      "",
      "Modes, and what the answer is:",
      "  claim        a formula that follows from the problem's assertions",
      "  consequence  the same, and it does not hold without them",
      "  equivalent   a formula equal to the reference wherever the assertions hold",
      "  model        values with which all assertions hold: ((x 3) (y 4))",
      "  unique       the same, and no other values do",
      "  status       sat or unsat, as all assertions can hold together or not",
      "  theorem      valid, or values for which the reference fails",
      "",
      "Kinds of verdicts: proved, refuted (the reason is a counterexample), empty",
      "(true by its form alone, or only of a case that can't be), malformed, unknown."
    },
    mixinStandardHelpOptions = true)
final class VerifySmtCommand implements Callable<Integer> {
  @Mixin private LinesOptions lines = new LinesOptions();

  @Option(
      names = "--problem",
      required = true,
      paramLabel = "FIELD",
      description = "Holds declarations and assertions, an SMT-LIB 2 script.")
  private String problem = "";

  @Option(
      names = "--answer",
      required = true,
      paramLabel = "FIELD",
      description = "Holds the answer, bare or in a whole model output.")
  private String answer = "";

  @Option(
      names = "--reference",
      paramLabel = "FIELD",
      description = "Holds the formula of the modes equivalent and theorem.")
  private @Nullable String reference;

  @Option(
      names = "--mode",
      defaultValue = "claim",
      description = "What is asked, see below. Default: ${DEFAULT-VALUE}.")
  private String mode = "claim";

  @Option(
      names = "--time",
      defaultValue = "5",
      paramLabel = "SECONDS",
      description = "The solver's time for an answer. Default: ${DEFAULT-VALUE}.")
  private double time = 5;

  @Option(
      names = "--memory",
      defaultValue = "512",
      paramLabel = "MB",
      description = "Memory of each solver process. Default: ${DEFAULT-VALUE}.")
  private int memory = 512;

  @Override
  public Integer call() throws IOException {
    SmtQuestion.known(mode);
    String goal = reference;
    if (SmtQuestion.needsReference(mode) != (goal != null)) {
      throw new IllegalArgumentException(
          goal == null
              ? "--reference: mode %s needs the field of the formula".formatted(mode)
              : "--reference: mode %s has none; equivalent and theorem have".formatted(mode));
    }
    var limits = new SmtLimits(Duration.ofNanos((long) (time * 1e9)), memory, lines.jobs());
    var settings = new LinkedHashMap<String, Object>();
    settings.put("--problem", problem);
    settings.put("--answer", answer);
    if (goal != null) {
      settings.put("--reference", goal);
    }
    settings.put("--mode", mode);
    settings.put("--time", time);
    settings.put("--memory", memory);
    try (var solver = new SmtSolver(limits)) {
      var proof = new SmtProof(solver);
      return lines.run(
          new LineJob(
              "smt",
              settings,
              line -> fields(line, goal),
              "kind",
              line -> rule(proof, line, goal)));
    }
  }

  private void fields(Line line, @Nullable String goal) {
    line.text(problem);
    line.text(answer);
    if (goal != null) {
      line.text(goal);
    }
  }

  private Ruling rule(SmtProof proof, Line line, @Nullable String goal) {
    var judgement = judge(proof, line, goal);
    return Ruling.of(judgement.verdict())
        .because(judgement.reason())
        .with("kind", judgement.kind().toString());
  }

  private Judgement judge(SmtProof proof, Line line, @Nullable String goal) {
    SmtQuestion question;
    try {
      question = SmtQuestion.read(mode, line.text(problem), goal == null ? "" : line.text(goal));
    } catch (SmtException e) {
      return Judgement.unknown("the question can't be read: " + e.reason());
    }
    return proof.judge(question, line.text(answer));
  }
}
