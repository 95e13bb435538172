package dev.ponder.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.Budget;
import dev.ponder.core.Policy;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.core.Trace;
import dev.ponder.model.checkpoint.HuggingFaceFolder;
import dev.ponder.model.checkpoint.LanguageModel;
import dev.ponder.model.decode.Engine;
import dev.ponder.model.decode.EngineSettings;
import dev.ponder.model.decode.LanguageModelPolicy;
import dev.ponder.search.Search;
import dev.ponder.search.SearchResult;
import dev.ponder.search.sample.BestOfN;
import dev.ponder.task.Task;
import dev.ponder.task.Tasks;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The samples of the documentation, run from the repository's root.
class SamplesTest {
  @Test
  void theSampleOfTheReadmePrintsARightAnswer() {
    assertThat(printed(SamplesTest::readme)).isEqualTo("7+(3*5)\n");
  }

  private static void readme() {
    Task task = Tasks.named("countdown");
    LanguageModel model = HuggingFaceFolder.read(Path.of("models/countdown-base"));
    try (var engine = new Engine(model.weights(), model.tokenizer(), EngineSettings.defaults())) {
      Policy policy = new LanguageModelPolicy(engine);
      Sampling sampling = Sampling.plain(400, RandomKey.of(7));
      Search search = new BestOfN(policy, 16, sampling, task.verifier().asRewardModel(0));
      SearchResult result = search.run(task.parse("22 from 3 5 7"), Budget.samples(16).seed(7));
      Trace best = result.best().orElseThrow().trace();
      System.out.println(task.answer(best.problem(), best.text()).orElse("no answer"));
    }
  }

  private static String printed(Runnable sample) {
    var bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      sample.run();
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
