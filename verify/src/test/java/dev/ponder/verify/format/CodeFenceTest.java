package dev.ponder.verify.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeFenceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "```python\nprint(1)\n```",
        "Here:\n\n```Python title=x\nprint(1)\n```\nDone.",
        "~~~python\nprint('```')\n~~~",
        "````python\n```\nprint(1)\n```\n````",
        "  ```python\n  print(1)\n  ```",
        "Use `x` or ```y``` and:\n```python\r\nprint(1)\r\n```\r\n"
      })
  void oneBlockIsAccepted(String text) {
    assertThat(new CodeFence("python").check(text).why()).isEmpty();
  }

  static List<String> wrong() {
    return List.of(
        "",
        "print(1)",
        "```python print(1)```",
        "```python\nprint(1)",
        "```python\nprint(1)\n``",
        "```python\nprint(1)\n``` x",
        "```python\n```",
        "```python\n \u200b\n```",
        "```javascript\nprint(1)\n```",
        "```\nprint(1)\n```",
        "```python3\nprint(1)\n```",
        "```python\nprint(1)\n```\n```python\nprint(2)\n```",
        "```python\nprint(1)\n```\n```python\nprint(2)",
        "    ```python\n    print(1)\n    ```",
        "~~~python\nprint(1)\n```");
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void anythingElseIsRefused(String text) {
    assertThat(new CodeFence("python").check(text).isCorrect()).isFalse();
  }

  @Test
  void aBlockInTheThinkingIsNoAnswer() {
    var form = new InAnswer(ThinkAnswer.tagged(), new CodeFence(""));
    String block = "\n```\nx\n```\n";
    assertThat(
            form.check("<think>a" + block + "</think><answer>" + block + "</answer>").isCorrect())
        .isTrue();
    assertThat(form.check("<think>a" + block + "</think><answer>x</answer>").isCorrect()).isFalse();
    assertThat(form.check(block).isCorrect()).isFalse();
  }
}
