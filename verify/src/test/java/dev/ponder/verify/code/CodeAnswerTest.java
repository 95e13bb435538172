package dev.ponder.verify.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeAnswerTest {
  private static String python(String answer) {
    return CodeAnswer.extract(answer, Language.PYTHON);
  }

  @Test
  void codeWithoutAFenceIsTheAnswer() {
    assertThat(python("    return 1\n")).isEqualTo("    return 1\n");
  }

  @Test
  void theLastCompleteBlockOfTheLanguageCounts() {
    assertThat(python("```python\na\n```\nor\n```py\nb\n```\n")).isEqualTo("b\n");
    assertThat(python("```\na\n```\n```text\nb\n```")).isEqualTo("a\n");
    assertThat(python("```python\na\n```\nOutput:\n```\n6\n```")).isEqualTo("a\n");
    assertThat(python("```python\na\n```\n```python\nb")).isEqualTo("a\n");
    assertThat(python("~~~~python\n```\n~~~~\n")).isEqualTo("```\n");
    assertThat(CodeAnswer.extract("```python\na\n```\n```Java\nb\n```", Language.JAVA))
        .isEqualTo("b\n");
  }

  @Test
  void aBlockThatWasCutOffCountsIfThereIsNoOther() {
    assertThat(python("Here:\n```python\na\n")).isEqualTo("a\n\n");
  }

  @Test
  void aBlockOfAnotherLanguageIsNoAnswer() {
    assertThat(python("```bash\nrm\n```")).isEmpty();
  }

  @Test
  void thinkingIsNoAnswer() {
    assertThat(python("<think>\n```python\na\n```\n</think>")).isEmpty();
    assertThat(python("<think>\n```python\na\n```\n")).isEmpty();
    assertThat(python("```python\na\n```\n</think>\n```python\nb\n```")).isEqualTo("b\n");
    assertThat(python("b</think>c<think>a")).isEqualTo("c");
  }

  @Test
  void anIndentedBlockLosesItsIndent() {
    assertThat(python("1. So:\n   ```python\n   def f():\n       pass\n   ```\n"))
        .isEqualTo("def f():\n    pass\n");
  }

  @Test
  void aFenceInsideTheCodeDoesNotCloseIt() {
    String code = "def f():\n    \"\"\"\n    ```\n    f()\n    ```\n    \"\"\"\n    return 1\n";
    assertThat(python("So:\n```python\n" + code + "```\nDone.")).isEqualTo(code);
    assertThat(python("```python\na\n  ```\n```text\nb\n```")).isEqualTo("a\n");
  }

  @Test
  void versionsOfTheLanguageAreTheLanguage() {
    for (String mark : new String[] {"py3", "python3", "Python3.11", "python2.7", "python:a.py"}) {
      assertThat(python("```" + mark + "\na\n```")).as(mark).isEqualTo("a\n");
    }
    assertThat(python("```pycon\na\n```")).isEmpty();
    assertThat(CodeAnswer.extract("```java21\na\n```", Language.JAVA)).isEqualTo("a\n");
    assertThat(CodeAnswer.extract("```javascript\na\n```", Language.JAVA)).isEmpty();
  }

  @Test
  void manyFencesAreReadInLinearTime() {
    assertThat(python("```\n".repeat(100_001))).isEmpty();
    assertThat(python("`".repeat(1_000_000))).isEmpty();
  }

  @Test
  void aContinuationEndsWhereSomethingNewBegins() {
    assertThat(CodeAnswer.untilNextDefinition("    a\n\ndef b():\n    c\n# d"))
        .isEqualTo("    a\n");
    assertThat(CodeAnswer.untilNextDefinition("    a\n    # b\n")).isEqualTo("    a\n    # b\n");
  }
}
