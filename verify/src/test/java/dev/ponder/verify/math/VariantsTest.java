package dev.ponder.verify.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Spellings of one answer, and answers that only look like it.
class VariantsTest {
  record Pair(String reference, String answer) {}

  private final MathAnswers answers = MathAnswers.standard();

  static Stream<Pair> same() throws IOException {
    return pairs("same.txt");
  }

  static Stream<Pair> different() throws IOException {
    return pairs("different.txt");
  }

  static Stream<Pair> doubtful() throws IOException {
    return pairs("doubtful.txt");
  }

  static Stream<Pair> pairs(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(VariantsTest.class.getResourceAsStream(file), file)) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      return lines.stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\|\\|\\| ?", -1))
          .map(parts -> new Pair(parts[0], parts[1].replace('⏎', '\n')));
    }
  }

  @ParameterizedTest
  @MethodSource("same")
  void anotherSpellingIsAccepted(Pair pair) {
    assertThat(answers.check(pair.reference(), pair.answer())).matches(MathResult::isCorrect);
  }

  @ParameterizedTest
  @MethodSource("different")
  void whatOnlyLooksLikeItIsNot(Pair pair) {
    assertThat(answers.check(pair.reference(), pair.answer()).outcome())
        .isEqualTo(MathResult.Outcome.INCORRECT);
  }

  @ParameterizedTest
  @MethodSource("doubtful")
  void whatCantBeToldApartIsNotAccepted(Pair pair) {
    assertThat(answers.check(pair.reference(), pair.answer())).matches(each -> !each.isCorrect());
    assertThat(answers.check(pair.answer(), pair.reference())).matches(each -> !each.isCorrect());
  }

  @Test
  void theOrderDoesNotMatter() throws IOException {
    for (Pair each : same().toList()) {
      if (each.answer().contains("answer") || each.reference().contains("approx")) {
        continue;
      }
      assertThat(answers.check(each.answer(), each.reference()))
          .as("%s", each)
          .matches(MathResult::isCorrect);
    }
  }

  @Test
  void theSameQuestionHasTheSameAnswerInEveryLocale() throws IOException {
    List<Pair> pairs = Stream.concat(same(), different()).toList();
    List<MathResult> before = judged(pairs);
    Locale home = Locale.getDefault();
    try {
      for (String tag : List.of("tr-TR", "de-DE", "ar-EG", "hi-IN-u-nu-deva")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertThat(judged(pairs)).as(tag).isEqualTo(before);
      }
    } finally {
      Locale.setDefault(home);
    }
  }

  private List<MathResult> judged(List<Pair> pairs) {
    return pairs.stream().map(pair -> answers.check(pair.reference(), pair.answer())).toList();
  }
}
