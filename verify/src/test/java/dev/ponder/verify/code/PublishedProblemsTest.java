package dev.ponder.verify.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.verify.sandbox.Boxes;
import dev.ponder.verify.sandbox.Limits;
import dev.ponder.verify.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Some of the published problems, spread over each file; the command line runs them all.
class PublishedProblemsTest {
  private static final Path FOLDER = folder();
  private static final int OF_EACH = 6;

  private static Sandbox sandbox;
  private static UnitTests tests;

  private static Path folder() {
    Path here = Path.of("").toAbsolutePath();
    while (here != null) {
      Path data = here.resolve("../shared/data/code").normalize();
      if (Files.isDirectory(data)) {
        return data;
      }
      here = here.getParent();
    }
    return Path.of("no such folder");
  }

  @BeforeAll
  static void openTheBox() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(FOLDER), "the shared data sets are not here");
    sandbox = Boxes.open(2);
    tests = UnitTests.in(sandbox, Limits.of(Duration.ofSeconds(10), 512L << 20));
  }

  @AfterAll
  static void closeIt() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  private static List<CodeProblem> some(CodeFormat format, String file) throws IOException {
    var mapper = new JsonMapper();
    List<String> lines = Files.readAllLines(FOLDER.resolve(file));
    var problems = new ArrayList<CodeProblem>();
    for (int i = 0; i < lines.size(); i += lines.size() / OF_EACH) {
      problems.add(format.read(mapper.readTree(lines.get(i))));
    }
    return problems;
  }

  private static void referencesPassAndSpoiltOnesFail(List<CodeProblem> problems)
      throws InterruptedException {
    for (CodeProblem each : problems) {
      String reference = java.util.Objects.requireNonNull(each.reference());
      assertThat(tests.run(each, reference)).as(each.id()).isInstanceOf(CodeVerdict.Accept.class);
      String spoilt = reference + "\n" + each.entry() + " = lambda *args, **keywords: 'spoilt'\n";
      if (!each.entry().isEmpty()) {
        assertThat(tests.run(each, spoilt)).as(each.id()).isInstanceOf(CodeVerdict.Reject.class);
      }
    }
  }

  @Test
  void humanEvalReferencesPassAndSpoiltOnesFail() throws Exception {
    referencesPassAndSpoiltOnesFail(some(CodeFormat.HUMANEVAL, "humaneval.jsonl"));
  }

  @Test
  void humanEvalPlusReferencesPassAndSpoiltOnesFail() throws Exception {
    referencesPassAndSpoiltOnesFail(some(CodeFormat.HUMANEVAL, "humanevalplus_mini.jsonl"));
  }

  @Test
  void mbppReferencesPassAndOneForAnotherFails() throws Exception {
    List<CodeProblem> problems = some(CodeFormat.MBPP, "mbpp.jsonl");
    referencesPassAndSpoiltOnesFail(problems);
    for (int i = 1; i < problems.size(); i++) {
      String other = java.util.Objects.requireNonNull(problems.get(i - 1).reference());
      assertThat(tests.run(problems.get(i), other)).isInstanceOf(CodeVerdict.Reject.class);
    }
  }
}
