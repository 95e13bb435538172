package dev.ponder.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.ponder.core.RandomKey;
import dev.ponder.core.Verdict;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a model writes may be anything: no text breaks a task.
class ReadersTest {
  private static final List<String> PIECES =
      List.of(
          "A:",
          "wait",
          ",",
          ";",
          "?",
          "!",
          "x",
          "\n",
          "=",
          "(",
          ")",
          "+",
          "-",
          "*",
          "/",
          "0",
          "7",
          "12",
          "999999999",
          "3*5=15",
          "15+7=22",
          "?22!",
          "\u0000",
          "\uD800",
          "\u0663",
          " ",
          "%",
          ">");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"countdown | 3 5 7>22", "countdown-mod-p | 3 5 7>4%11", "arithmetic | (3+4)*5-12="})
  void noTextBreaksATask(String name, String question) {
    var task = Tasks.named(name);
    var problem = task.parse(question);
    var random = RandomKey.of(17).child(name).generator();
    for (int i = 0; i < 5000; i++) {
      var text = garbage(random);
      assertThat(String.join("", task.steps(text))).isEqualTo(text);
      assertThat(Traces.judge(task, problem, text)).isNotInstanceOf(Verdict.Undecided.class);
      assertThat(task.behaviours(problem, text).tries()).isNotNegative();
      assertThatNoException().isThrownBy(() -> task.answer(problem, text));
      try {
        assertThat(task.parse(text).id()).startsWith(name);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageStartingWith("question: ").hasMessageNotContaining("\n");
      }
    }
  }

  private static String garbage(RandomGenerator random) {
    var text = new StringBuilder();
    for (int pieces = random.nextInt(25); pieces > 0; pieces--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
