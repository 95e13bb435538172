package dev.ponder.verify.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.RandomKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The answer to one problem judged by the answer to another.
class CrossedAnswersTest {
  private static final int PAIRS = 20_000;

  private final MathAnswers answers = MathAnswers.standard();

  @Test
  void theAnswerToAnotherProblemIsNeverAccepted() throws IOException {
    List<String> golds = golds();
    RandomGenerator random = RandomKey.of(11).generator();
    var accepted = new ArrayList<String>();
    for (int judged = 0; judged < PAIRS; ) {
      String reference = golds.get(random.nextInt(golds.size()));
      String answer = golds.get(random.nextInt(golds.size()));
      if (bare(reference).equals(bare(answer))) {
        continue;
      }
      judged++;
      if (answers.check(reference, answer).isCorrect()) {
        accepted.add(reference + " = " + answer);
      }
    }
    assertThat(accepted).isEmpty();
  }

  private static List<String> golds() throws IOException {
    var golds = new LinkedHashSet<String>();
    for (JsonNode row : SharedData.rows("math500/math500_first.jsonl")) {
      golds.add(row.get("answer").asString());
    }
    for (JsonNode row : SharedData.rows("contests/olympiadbench_en_text.jsonl")) {
      golds.add(row.get("final_answer").get(0).asString());
    }
    for (JsonNode row : SharedData.rows("contests/minerva_ocw.jsonl")) {
      golds.add(MathAnswers.finals(row.get("solution").asString()).getLast());
    }
    return List.copyOf(golds);
  }

  /// An independent view of what is the same: names and degrees dropped, fractions as doubles.
  private static String bare(String answer) {
    String text =
        answer
            .replaceAll("[$\\s+]|\\^\\\\circ|\\^\\{\\\\circ\\}", "")
            .replaceAll("^(x|k|f\\(x\\))=", "")
            .replaceAll("^f\\([a-z]\\)=[a-z]$", "identity");
    var fraction =
        java.util.regex.Pattern.compile(
                "(?:\\\\frac\\{?(\\d+?)\\}?\\{?(\\d+)\\}?)|(?:(\\d+)/(\\d+))")
            .matcher(text);
    if (fraction.matches()) {
      int first = fraction.group(1) == null ? 3 : 1;
      double above = Double.parseDouble(fraction.group(first));
      text = String.valueOf(above / Double.parseDouble(fraction.group(first + 1)));
    }
    return text.matches("\\d+\\.0*") ? text.substring(0, text.indexOf('.')) : text;
  }
}
