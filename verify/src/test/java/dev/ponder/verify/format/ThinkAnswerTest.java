package dev.ponder.verify.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ponder.core.Ending;
import dev.ponder.core.Problem;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThinkAnswerTest {
  private static final String GOOD = "<think>\n2 and 2\n</think>\n<answer>\n4\n</answer>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        GOOD,
        "<think>a</think><answer>b</answer>",
        "\n<think>a</think> \n<answer>b</answer>\n",
        "<think>if a < b and b > c then <b>bold</b></think><answer>-</answer>",
        "<think>x = {1, 2}; f<int>(3)</think><answer>\u2205</answer>",
        "<think>\u00fcber\u1100\u1161</think><answer>\ud83d\ude00</answer>"
      })
  void theFormIsAccepted(String text) {
    assertThat(ThinkAnswer.tagged().check(text)).isEqualTo(Verdict.correct());
  }

  /// The attacks on the form: structure, emptiness, look-alikes, padding.
  static List<String> attacks() {
    return List.of(
        "",
        "4",
        "<think>only thinking</think>",
        "<answer>4</answer>",
        "<answer>4</answer><think>a</think>",
        "<think>a<answer>4</answer></think>",
        "<think>a<think>b</think></think><answer>4</answer>",
        "<think>a</think><think>b</think><answer>4</answer>",
        "<think>a</think><answer>4</answer><answer>5</answer>",
        "<think>a</think><answer><answer>4</answer></answer>",
        "<think>a</think><answer>4",
        "<think>a</answer><answer>4</think>",
        "<think></think><answer>4</answer>",
        "<think> \n\t </think><answer>4</answer>",
        "<think>...</think><answer>4</answer>",
        "<think>\u200b\u2060\ufeff</think><answer>4</answer>",
        "<think>\u3164\u115f\uffa0\u2800</think><answer>4</answer>",
        "<think>\udb40\udc41\udb40\udc42</think><answer>4</answer>",
        "<think>a</think><answer></answer>",
        "<think>a</think><answer> \u00a0\u200b\u3164 </answer>",
        "So: <think>a</think><answer>4</answer>",
        "<think>a</think>and so<answer>4</answer>",
        "<think>a</think><answer>4</answer>.",
        "<think>a</think><answer>4</answer>\u200b",
        "<THINK>a</THINK><answer>4</answer>",
        "<think >a</think><answer>4</answer>",
        "<think mood=\"x\">a</think><answer>4</answer>",
        "<think>a</think><answer>4</answer><!-- </ANSWER > -->",
        "<think>a< / think >b</think><answer>4</answer>",
        "<think>a<\u200banswer>5</think><answer>4</answer>",
        "<think>a\uff1canswer\uff1e5</think><answer>4</answer>",
        "<think>a\uff1c\uff41nswer\uff1e5</think><answer>4</answer>",
        "<thinking>a</thinking><answer>4</answer>",
        "<think>a<reasoning>b</reasoning></think><answer>4</answer>",
        "<think>a</think>" + "\n".repeat(50) + "<answer>4</answer>",
        "<think>a" + " ".repeat(5000) + "b</think><answer>4</answer>",
        "<think>a</think><answer>4" + "\u200b".repeat(5000) + "</answer>");
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void anAttackOnTheFormIsRefusedWithAReason(String text) {
    assertThat(ThinkAnswer.tagged().check(text))
        .isInstanceOfSatisfying(
            Verdict.Incorrect.class, verdict -> assertThat(verdict.reason()).isNotBlank());
  }

  @Test
  void cuttingTheFormAnywhereBreaksIt() {
    for (int cut = 0; cut < GOOD.length(); cut++) {
      assertThat(ThinkAnswer.tagged().check(GOOD.substring(0, cut)).isCorrect()).isFalse();
      assertThat(ThinkAnswer.tagged().check(GOOD.substring(cut)).isCorrect()).isEqualTo(cut == 0);
    }
  }

  @Test
  void anyTagPutInAnywhereBreaksIt() {
    for (String tag : List.of("<think>", "</think>", "<answer>", "</answer>", "<Answer>")) {
      for (int at = 0; at <= GOOD.length(); at++) {
        String text = GOOD.substring(0, at) + tag + GOOD.substring(at);
        assertThat(ThinkAnswer.tagged().check(text).isCorrect()).as(text).isFalse();
      }
    }
  }

  @Test
  void withoutAnswerTagsTheAnswerIsWhatFollows() {
    ThinkAnswer form = ThinkAnswer.untagged();
    assertThat(form.sections("<think>a</think>\n\n The answer is 4.\n"))
        .contains(new ThinkAnswer.Sections("a", "The answer is 4."));
    for (String bad :
        List.of(
            "a</think>4",
            "<think>a</think>",
            "<think>a</think>4</think>5",
            "<think>a</think><answer>4</answer>")) {
      assertThat(form.sections(bad)).as(bad).isEmpty();
    }
  }

  @Test
  void theSectionsAreThoseOfTheText() {
    assertThat(ThinkAnswer.tagged().sections(GOOD))
        .contains(new ThinkAnswer.Sections("2 and 2", "4"));
    assertThat(ThinkAnswer.tagged().sections("4")).isEmpty();
  }

  @Test
  void whatIsNotFinishedHasNoForm() {
    Trace trace = Trace.start(new Problem("p", "q")).then(Step.of(GOOD));
    for (Ending each : Ending.values()) {
      assertThat(ThinkAnswer.tagged().verify(trace.ended(each)).isCorrect())
          .isEqualTo(each == Ending.STOPPED);
    }
  }

  /// Quadratic scanners would not end.
  @ParameterizedTest
  @ValueSource(strings = {"<", "<think>", "</think", "< think", "\uff1c", "<think><answer>"})
  void tenMillionHostileCharactersAreRefused(String part) {
    String text = part.repeat(10_000_000 / part.length());
    assertThat(ThinkAnswer.tagged().check(text).isCorrect()).isFalse();
  }

  @Test
  void limitsThatCannotWorkAreRefused() {
    assertThatThrownBy(() -> new ThinkAnswer(true, -1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
