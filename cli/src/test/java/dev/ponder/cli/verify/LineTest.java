package dev.ponder.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineTest {
  private static Line line(String json) {
    return Line.read("in.jsonl", 7, json);
  }

  @ParameterizedTest
  @CsvSource({
    "a, 1",
    "b.c, 2",
    "s.0.text, first",
    "s.1.text, second",
    "d.e, literal",
    "d.f, inside",
    "g.h.i, half literal",
    "n.0, ten",
    "big, 12345678901234567890.50",
    "yes, true",
  })
  void aPathFindsItsValue(String path, String value) {
    Line line =
        line(
            """
            {"a": 1, "b": {"c": 2}, "s": [{"text": "first"}, {"text": "second"}],
             "d.e": "literal", "d": {"e": "inside", "f": "inside"}, "g.h": {"i": "half literal"},
             "n": {"0": "ten"}, "big": 12345678901234567890.50, "yes": true}
            """);
    assertThat(line.text(path)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "b.x", "s.2", "s.-1", "s.x", "s.99999999999", "a.b", "", ".", "s..0"})
  void aPathToNowhereIsAnErrorThatNamesFileLineAndField(String path) {
    Line line = line("{\"a\": 1, \"b\": {\"c\": 2}, \"s\": [1, 2]}");
    assertThat(line.find(path)).isEmpty();
    assertThatThrownBy(() -> line.text(path))
        .isInstanceOf(LineException.class)
        .hasMessage("in.jsonl line 7: field '" + path + "' is missing; the line has a, b, s");
  }

  @Test
  void whatIsNoTextIsAnErrorThatSaysWhatItIs() {
    Line line = line("{\"a\": [1], \"b\": {}, \"c\": null}");
    assertThatThrownBy(() -> line.text("a"))
        .hasMessageContaining("field 'a' must be a text, not a list");
    assertThatThrownBy(() -> line.text("b")).hasMessageContaining("not an object");
    assertThatThrownBy(() -> line.text("c")).hasMessageContaining("field 'c' is null");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"a\": 1, \"a\": 2}', uplicate",
    "'{\"a\": 1} x', x",
    "'[1]', is not a JSON object",
    "'1', is not a JSON object",
    "'{\"a\": NaN}', NaN",
    "'{\"a\": 1', line 7",
    "'{''a'': 1}', line 7",
  })
  void whatIsNotOneJsonObjectIsAnErrorThatNamesTheLine(String json, String said) {
    assertThatThrownBy(() -> line(json))
        .isInstanceOf(LineException.class)
        .hasMessageStartingWith("in.jsonl line 7: ")
        .hasMessageContaining(said);
  }

  @Test
  void depthAndDigitsAreCapped() {
    assertThatThrownBy(() -> line("{\"a\": " + "[".repeat(5000) + "]".repeat(5000) + "}"))
        .isInstanceOf(LineException.class);
    assertThatThrownBy(() -> line("{\"a\": " + "1".repeat(100_000) + "}"))
        .isInstanceOf(LineException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "true, true",
    "1, true",
    "\"correct\", true",
    "false, false",
    "0, false",
    "\"incorrect\", false"
  })
  void aLabelIsATruthValueInAnySpelling(String json, boolean label) {
    assertThat(line("{\"l\": " + json + "}").label("l")).isEqualTo(label);
  }

  @Test
  void anythingElseIsNoLabel() {
    assertThatThrownBy(() -> line("{\"l\": \"maybe\"}").label("l"))
        .isInstanceOf(LineException.class)
        .hasMessageContaining("field 'l'")
        .hasMessageContaining("maybe");
  }

  @Test
  void theFirstOfTheUsualNamesIsTheId() {
    assertThat(line("{\"task_id\": \"t\", \"id\": 3}").id().orElseThrow().asInt()).isEqualTo(3);
    assertThat(line("{\"task_id\": \"t\"}").id().orElseThrow().asString()).isEqualTo("t");
    assertThat(line("{\"a\": 1, \"id\": {}}").id()).isEmpty();
  }
}
