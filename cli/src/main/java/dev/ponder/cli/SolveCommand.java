package dev.ponder.cli;

import dev.ponder.core.Budget;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.model.checkpoint.HuggingFaceFolder;
import dev.ponder.model.checkpoint.LanguageModel;
import dev.ponder.model.decode.LanguageModelPolicy;
import dev.ponder.search.Search;
import dev.ponder.search.SearchResult;
import dev.ponder.task.Task;
import dev.ponder.task.Tasks;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `ponder solve`: spends a budget on one problem.
@Command(
    name = "solve",
    description = {
      "Spends a budget on one problem, e.g. solve \"24 from 4 7 8 8\" --budget 16.",
      "Ends with 0 when the answer is correct by the task's verifier, else with 1."
    },
    mixinStandardHelpOptions = true)
final class SolveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "PROBLEM",
      description = "In words, e.g. \"24 from 4 7 8 8\", or as the model sees it.")
  private String question = "";

  @Option(
      names = "--task",
      defaultValue = "countdown",
      description = "The task it belongs to. Default: ${DEFAULT-VALUE}.")
  private String taskName = "";

  @Option(
      names = "--search",
      defaultValue = "best-of-n",
      converter = Named.class,
      completionCandidates = Names.class,
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Strategy strategy = Strategy.BEST_OF_N;

  @Option(
      names = "--budget",
      description = {
        "Samples (16 when not given), or the most thinking tokens of thinking-budget (256)."
      })
  private @Nullable Integer budget;

  @Option(
      names = "--least",
      defaultValue = "0",
      description = "Thinking tokens that thinking-budget forces, below --budget.")
  private int least;

  @Mixin private ChainOptions chains = new ChainOptions();

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(names = "--trace", description = "Show the thinking behind the answer.")
  private boolean trace;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    chains.check();
    Task task = Tasks.named(taskName);
    Problem problem = task.parse(question);
    Path folder = chains.folder(taskName);
    LanguageModel read = HuggingFaceFolder.read(folder);
    Sampling sampling = chains.sampling(read, "problem", List.of(problem), RandomKey.of(seed));
    int spend = budget == null ? strategy.usualBudget() : budget;
    try (var engine = chains.engine(read)) {
      Search search =
          strategy.search(new LanguageModelPolicy(engine), task, sampling, spend, least);
      SearchResult result = search.run(problem, Budget.UNLIMITED.seed(seed));
      Solution solution = Solution.of(task, result);
      show(solution, folder, spend);
      return solution.verdict().isCorrect() ? 0 : 1;
    }
  }

  private void show(Solution solution, Path folder, int spend) {
    PrintWriter out = spec.commandLine().getOut();
    if (!json) {
      solution.print(out, trace);
      return;
    }
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("question", question);
    fields.put("search", strategy.toString());
    fields.put("budget", spend);
    fields.put("seed", seed);
    fields.put("model", folder.toString());
    fields.putAll(solution.fields());
    out.println(
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(fields));
  }

  /// Reads a strategy's name.
  static final class Named implements ITypeConverter<Strategy> {
    @Override
    public Strategy convert(String name) {
      try {
        return Strategy.named(name);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  /// The strategies' names, for the help text.
  static final class Names implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return Strategy.names().iterator();
    }
  }
}
