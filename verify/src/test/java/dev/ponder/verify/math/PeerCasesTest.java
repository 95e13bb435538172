package dev.ponder.verify.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.verify.math.MathResult.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Answers against the cases, labels and reference solutions of peers.
class PeerCasesTest {
  private final MathAnswers answers = MathAnswers.standard();

  /// The only miss is a chain that contradicts itself, `x = 5+5+1 = 1/3`; a model that writes so is
  /// hedging.
  @Test
  void allButOneOfThePeersCasesAreDecidedAsTheyExpect() throws IOException {
    int cases = 0;
    var missed = new ArrayList<String>();
    var accepted = new ArrayList<String>();
    for (JsonNode row : SharedData.rows("answer-equivalence/peer_cases.jsonl")) {
      if (!row.get("contested").isNull()) {
        continue;
      }
      cases++;
      boolean equal = row.get("equal").asBoolean();
      boolean found =
          answers.check(row.get("gold").asString(), row.get("pred").asString()).isCorrect();
      if (found && !equal) {
        accepted.add(row.get("id").asString());
      } else if (found != equal) {
        missed.add(row.get("id").asString());
      }
    }
    assertThat(cases).isEqualTo(154);
    assertThat(accepted).isEmpty();
    assertThat(missed).containsExactly("eqs-0143");
  }

  /// The one difference is a peer's strictness: `1320 km` for a distance asked for in kilometres.
  @Test
  void gradedPairsAreDecidedAsTheirGraderDidButForAUnit() throws IOException {
    var differing = new ArrayList<String>();
    for (JsonNode row : SharedData.rows("answer-equivalence/graded_pairs.jsonl")) {
      String pred = row.get("pred").asString();
      boolean found = answers.check(row.get("gold").asString(), pred).isCorrect();
      if (found != row.get("equal").asBoolean()) {
        differing.add(pred);
      }
    }
    assertThat(differing).containsExactly("1320 km");
  }

  @Test
  void everyPublishedVerdictOnGradeSchoolSolutionsIsReproduced() throws IOException {
    int solutions = 0;
    for (JsonNode row : SharedData.rows("gsm8k/model_solutions.jsonl")) {
      for (JsonNode sample : row.get("samples")) {
        solutions++;
        for (String reference : List.of("answer", "ground_truth")) {
          MathResult result =
              answers.check(row.get(reference).asString(), sample.get("solution").asString());
          assertThat(result.outcome())
              .as("%s by %s", row.get("id"), sample.get("model"))
              .isEqualTo(sample.get("correct").asBoolean() ? Outcome.CORRECT : Outcome.INCORRECT);
        }
      }
    }
    assertThat(solutions).isEqualTo(2640);
  }

  @ParameterizedTest
  @CsvSource({
    "math500/math500_first.jsonl, answer, solution",
    "contests/aime24.jsonl, answer, solution",
    "gsm8k/test.jsonl, answer, solution",
    "contests/amc23.jsonl, answer, answer",
    "contests/svamp.jsonl, Answer, Answer",
    "contests/minerva_ocw.jsonl, solution, solution"
  })
  void aReferenceSolutionGivesBackItsOwnAnswer(String file, String answer, String solution)
      throws IOException {
    for (JsonNode row : SharedData.rows(file)) {
      String right = row.get(answer).asString();
      String text = row.get(solution).asString();
      assertThat(answers.check(right, text).isCorrect()).as(right).isTrue();
      assertThat(answers.check(text, right).isCorrect()).as(right).isTrue();
    }
  }

  @Test
  void everyOlympiadAnswerIsReadAndIsItself() throws IOException {
    for (JsonNode row : SharedData.rows("contests/olympiadbench_en_text.jsonl")) {
      String answer = row.get("final_answer").get(0).asString();
      assertThat(answers.check(answer, "Hence \\boxed{" + answer + "}.").isCorrect())
          .as(answer)
          .isTrue();
    }
  }
}
