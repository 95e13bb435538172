package dev.ponder.verify.math;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.RandomKey;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Text written to break the verifier is decided like any other, by its limits.
class HostileTextTest {
  private final MathAnswers answers = MathAnswers.standard();

  static List<String> hostile() {
    return List.of(
        "9^9^9^9",
        "9^{9^{9^9}}",
        "3^{30000000}",
        "2^{-2^{-2^{-2^{-2}}}}",
        "1e999999999",
        "100000!",
        "5" + "!".repeat(9_000),
        "82" + "'".repeat(50),
        "82" + "'".repeat(15_000),
        "\\binom{".repeat(20) + "x" + "}{1}".repeat(20),
        "\\log_2".repeat(25) + "(x)",
        "\\binom{100000}{50000}",
        "(x+y+z+w)^{24}",
        "(x+y)^{20}(x-y)^{20}(z+w)^{20}",
        "(1+1/1000000)^{1000000}",
        "170141183460469231731687303715884105727^{1/2}",
        "(".repeat(10_000) + "1" + ")".repeat(10_000),
        "1".repeat(1_000_000),
        "{".repeat(50_000),
        "\\boxed{".repeat(50_000),
        "\\boxed{" + "\\frac{".repeat(10_000) + "}",
        "\\boxed{" + "\\sqrt".repeat(3_000) + "2}",
        "x+".repeat(100_000) + "x",
        "|".repeat(50_000),
        "\\pm 1".repeat(2_000),
        "\\begin{pmatrix}".repeat(2_000),
        "-".repeat(19_000) + "1",
        "$".repeat(200_000),
        "<".repeat(200_000),
        "%".repeat(200_000),
        "answer is ".repeat(20_000),
        "####".repeat(50_000),
        "\\phantom{".repeat(20_000),
        "<answer>".repeat(20_000) + "</answer>".repeat(20_000),
        "\"answer\":".repeat(20_000),
        "#### ".repeat(200_000),
        "x #### y ".repeat(200_000),
        "\\boxed{".repeat(200_000) + "7" + "}".repeat(200_000),
        "\\boxed 7 ".repeat(200_000),
        "{\"answer\":".repeat(200_000),
        "(A) is correct ".repeat(200_000),
        "\\color".repeat(200_000),
        "answer - ".repeat(50_000),
        "answer - 7 ".repeat(50_000),
        (" ".repeat(2_000) + "\\boxed{7}").repeat(900),
        ("[ ".repeat(500) + "\\boxed{7}" + " ]".repeat(500)).repeat(900),
        "7" + " (since x > 0)".repeat(20_000),
        "<think ".repeat(200_000));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void itIsRejectedSoon(String text) {
    long start = System.nanoTime();
    MathResult result = answers.check("42", text);
    assertThat(System.nanoTime() - start).isLessThan(4_000_000_000L);
    assertThat(result.outcome()).isEqualTo(MathResult.Outcome.INCORRECT);
    assertThat(result.reason()).doesNotContain("failed");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void itIsNoReferenceThatAcceptsAnotherAnswer(String text) {
    MathResult result = answers.check(text, "42");
    assertThat(result.isCorrect()).isFalse();
    assertThat(result.reason()).doesNotContain("failed");
  }

  @Test
  void theBoxAfterTenMillionCharactersIsFound() {
    String text = "lorem {ipsum} $x$ 100% \\frac ".repeat(350_000) + "\\boxed{42}";
    assertThat(answers.check("42", text)).matches(MathResult::isCorrect);
  }

  /// Mutations of a small corpus: never an exception, never a failure of ours.
  @Test
  void mutatedAnswersAreDecided() throws IOException {
    List<String> corpus =
        Stream.concat(VariantsTest.same(), VariantsTest.different())
            .flatMap(pair -> Stream.of(pair.reference(), pair.answer()))
            .toList();
    RandomGenerator random = RandomKey.of(5).generator();
    for (int i = 0; i < 4_000; i++) {
      String text = corpus.get(random.nextInt(corpus.size()));
      String mutated = mutated(text, corpus, random);
      MathResult result = answers.check(text, mutated);
      assertThat(result.reason()).as("%s against %s", mutated, text).doesNotContain("failed");
      assertThat(answers.check(text, mutated)).isEqualTo(result);
    }
  }

  private static String mutated(String text, List<String> corpus, RandomGenerator random) {
    var out = new StringBuilder(text);
    int edits = 1 + random.nextInt(3);
    for (int i = 0; i < edits; i++) {
      int at = out.isEmpty() ? 0 : random.nextInt(out.length());
      switch (random.nextInt(5)) {
        case 0 -> out.insert(at, "\\{}()[]|$^_,;.!%&=<>'\"".charAt(random.nextInt(22)));
        case 1 -> out.insert(at, (char) random.nextInt(0x3000));
        case 2 -> out.setLength(at);
        case 3 -> out.delete(at, Math.min(out.length(), at + 1 + random.nextInt(4)));
        default -> out.insert(at, corpus.get(random.nextInt(corpus.size())));
      }
    }
    return out.toString();
  }
}
