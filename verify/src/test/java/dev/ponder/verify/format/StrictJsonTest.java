package dev.ponder.verify.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ponder.core.RandomKey;
import dev.ponder.core.Verdict;
import dev.ponder.verify.format.StrictJson.Type;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private static boolean accepts(String text) {
    return StrictJson.any().check(text).isCorrect();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "0",
        "-0",
        "-1.5e+10",
        "1E5",
        "\"\"",
        "true",
        "null",
        " {\"a\" : [1, {\"a\": \"a\\u00e9\\\"\\\\\\/\\b\\f\\n\\r\\t\"}], \"b\":false}\n",
        "\"\\ud83d\\ude00 \ud83d\ude00\"",
        "[[[[1],2],3],4]"
      })
  void jsonIsAccepted(String text) {
    assertThat(StrictJson.any().check(text)).isEqualTo(Verdict.correct());
  }

  static List<String> attacks() {
    return List.of(
        "",
        " ",
        "{\"a\": 1, \"a\": 2}",
        "{\"a\": 1, \"\\u0061\": 2}",
        "[{\"b\": {\"x\": 1, \"x\": 1}}]",
        "{\"a\": 1} {\"a\": 2}",
        "{\"a\": 1}x",
        "{\"a\": 1},",
        "{\"a\": 1,}",
        "[1,]",
        "[,1]",
        "{'a': 1}",
        "{a: 1}",
        "{\"a\" 1}",
        "{\"a\":}",
        "{\"a\": 1",
        "[1",
        "\"a",
        "NaN",
        "Infinity",
        "-Infinity",
        "-",
        "01",
        "1.",
        ".5",
        "+1",
        "1e",
        "1e+",
        "0x10",
        "True",
        "nul",
        "\"\t\"",
        "\"\n\"",
        "\"\\x41\"",
        "\"\\u12g4\"",
        "\"\\u\uff11\uff12\uff13\uff14\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\ud800\"",
        "\uff11",
        "\ufeff{}",
        "\u00a0{}",
        "{}\u0000",
        "// c\n{}",
        "{}" + " ".repeat(5000),
        "[" + " ".repeat(5000) + "]",
        "[".repeat(65) + "]".repeat(65),
        "[".repeat(500_000),
        "{\"a\":".repeat(100_000),
        "\"" + "a".repeat(1_000_000) + "\"");
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void whatIsNotOneStrictValueIsRefusedWithAReason(String text) {
    assertThat(StrictJson.any().check(text))
        .isInstanceOfSatisfying(
            Verdict.Incorrect.class, verdict -> assertThat(verdict.reason()).isNotBlank());
  }

  @Test
  void depthCountsContainers() {
    assertThat(accepts("[".repeat(64) + "1" + "]".repeat(64))).isTrue();
    var flat = new StrictJson(100, 1, 10, Map.of(), true);
    assertThat(flat.check("{\"a\": 1}").isCorrect()).isTrue();
    assertThat(flat.check("{\"a\": []}")).isEqualTo(Verdict.incorrect("at 6: more than 1 levels"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`{\"a\": 1, \"b\": \"x\"}`, ``",
        "`{\"b\": \"x\", \"a\": 1, \"c\": null}`, ``",
        "`{\"b\": \"x\"}`, field 'a' is missing",
        "`{\"a\": 1.5, \"b\": \"x\"}`, field 'a' is number; integer is needed",
        "`{\"a\": \"1\", \"b\": \"x\"}`, field 'a' is string; integer is needed",
        "`{\"a\": 1, \"b\": null}`, field 'b' is null; string is needed",
        "`{\"c\": {\"a\": 1, \"b\": \"x\"}}`, field 'a' is missing",
        "`[1]`, is array; an object is needed",
      })
  void fieldsAreRequiredAtTheTopWithTheirTypes(String text, String reason) {
    var form =
        StrictJson.any().requiring(new TreeMap<>(Map.of("a", Type.INTEGER, "b", Type.STRING)));
    assertThat(form.check(text).why().orElse("")).isEqualTo(reason);
  }

  @Test
  void otherFieldsAreRefusedWhenOnlyThoseAreWanted() {
    var form = StrictJson.any().requiring(Map.of("a", Type.NUMBER)).only();
    assertThat(form.check("{\"a\": 1}").isCorrect()).isTrue();
    assertThat(form.check("{\"a\": 1, \"b\": 2}"))
        .isEqualTo(Verdict.incorrect("field 'b' is not asked for"));
  }

  @Test
  void typesHaveNames() {
    assertThat(Type.named("integer")).isEqualTo(Type.INTEGER);
    assertThatThrownBy(() -> Type.named("int")).hasMessageContaining("'int' is unknown");
  }

  @Test
  void aValueIsAcceptedAndNoProperPartOfAContainerIs() {
    RandomGenerator random = RandomKey.of(11).generator();
    for (int i = 0; i < 500; i++) {
      String text = "[" + value(random, 4) + "]";
      assertThat(accepts(text)).as(text).isTrue();
      for (int cut = 0; cut < text.length(); cut++) {
        assertThat(accepts(text.substring(0, cut))).as(text).isFalse();
      }
      assertThat(accepts(text + "]")).as(text).isFalse();
    }
  }

  private static String value(RandomGenerator random, int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> Integer.toString(random.nextInt());
      case 1 -> Double.toString(random.nextDouble());
      case 2 -> "\"a\\n" + (char) ('a' + random.nextInt(26)) + "\"";
      case 3 -> "true";
      case 4 -> "null";
      case 5 -> "[" + value(random, depth - 1) + ", " + value(random, depth - 1) + "]";
      default ->
          "{\"x\": " + value(random, depth - 1) + ", \"y\":" + value(random, depth - 1) + "}";
    };
  }
}
