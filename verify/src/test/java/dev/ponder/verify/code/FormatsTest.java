package dev.ponder.verify.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FormatsTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          HUMANEVAL | {}                                          | 'task_id'
          HUMANEVAL | {"task_id": 1}                              | 'prompt' is missing
          HUMANEVAL | {"task_id": 1, "prompt": 2}                 | 'prompt' must be text, not a number
          HUMANEVAL | {"task_id": 1, "prompt": "", "entry_point": "a b"} | 'entry_point' must be a name
          HUMANEVAL | {"task_id": 1, "prompt": "", "entry_point": "a"}   | 'test' is missing
          MBPP      | {"task_id": 1}                              | 'test_list' is missing
          MBPP      | {"task_id": 1, "test_list": []}             | 'test_list' is empty
          MBPP      | {"task_id": 1, "test_list": [1]}            | 'test_list' must be a list of texts
          STDIO     | {"id": 1}                                   | 'tests'
          STDIO     | {"id": 1, "tests": [{"input": "a"}]}        | 'output' is missing
          STDIO     | {"id": 1, "language": "c", "tests": [{"output": "a"}]} | must be python or java, not c
          STDIO     | {"id": 1, "input_output": "{"}              | 'input_output' is text, but no JSON
          STDIO     | {"id": 1, "input_output": {"inputs": ["a"], "outputs": []}} | 'inputs' has 1 entries, 'outputs' has 0
          CASES     | {"id": 1, "cases": []}                      | 'cases' is empty
          CASES     | {"id": 1, "cases": [{"args": [], "expect": 1}]} | 'call' is missing
          CASES     | {"id": 1, "call": "f", "cases": [{"args": []}]} | 'expect' or 'raises'
          CASES     | {"id": 1, "call": "f", "cases": [{"arg": []}]} | unknown field 'arg'
          CASES     | {"id": 1, "language": "java", "call": "f", "cases": [{"expect": 1}]} | 'stdout' is missing
          CASES     | {"id": 1, "call": "f", "cases": [{"expect": 1, "tolerance": -1}]} | 'tolerance' must be 0 or more
          """)
  void aWrongFieldIsNamed(CodeFormat format, String problem, String message) {
    assertThatThrownBy(() -> format.read(MAPPER.readTree(problem)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void pairsOfInputAndOutputComeInThreeForms() {
    for (String form :
        new String[] {
          "\"tests\": [{\"input\": \"a\", \"output\": \"b\"}]",
          "\"input_output\": {\"inputs\": [\"a\"], \"outputs\": [\"b\"]}",
          "\"input_output\": \"{\\\"inputs\\\": [\\\"a\\\"], \\\"outputs\\\": [\\\"b\\\"]}\"",
          "\"public_tests\": {\"input\": [\"a\"], \"output\": [\"b\"]}"
        }) {
      var problem = CodeFormat.STDIO.read(MAPPER.readTree("{\"id\": 1, " + form + "}"));
      var run = ((CodeTests.Runs) problem.tests()).runs().getFirst();
      assertThat(run.input()).isEqualTo("a");
      assertThat(run.output()).isEqualTo("b");
    }
  }

  @Test
  void aPromptIsContinuedOrReplaced() {
    CodeProblem problem =
        CodeFormat.HUMANEVAL.read(
            MAPPER.readTree(
                """
                {"task_id": "a", "prompt": "import re\\n\\ndef help():\\n    pass\\n\\ndef f(x):\\n",
                 "entry_point": "f", "test": "", "canonical_solution": "    return 1\\n"}
                """));
    assertThat(problem.programOf("    return 2\n")).endsWith("def f(x):\n    return 2\n");
    assertThat(problem.programOf("```python\ndef f(x):\n    return 3\n```"))
        .isEqualTo("import re\n\ndef help():\n    pass\n\ndef f(x):\n    return 3\n");
    assertThat(problem.reference()).endsWith("def f(x):\n    return 1\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'6','6\n',0,true",
    "'6 \n\n','6',0,true",
    "' 6','6',0,false",
    "'６','6',0,false",
    "'6\u3000','6',0,false",
    "'1.0','1',0,false",
    "'1.0','1',0.1,true",
    "'x 1.05','x 1',0.1,true",
    "'y 1.05','x 1',0.1,false",
    "'NaN','1',0.1,false",
    "'Infinity','1e9999',0.1,false",
    "'100000000000000000000001','100000000000000000000002',0.1,false",
    "'100000000000000000000001','100000000000000000000001.',0.1,true",
    "'1.1','1',0.1,true",
    "'1e-9999','0',0.1,true",
    "'1\n2','1 2',0.1,false",
    "'','0',0.1,false"
  })
  void outputIsComparedAsPeopleReadIt(String got, String expected, double tolerance, boolean same) {
    assertThat(OutputText.same(got, expected, tolerance)).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"ok":1}                              | true
          {"ok":[{"tuple":[1,{"dict":[["a",{"int":"0x1"}]]}]}],"changed":[[0,[1]]]} | true
          {"raised":"ValueError","why":"x"}     | true
          {"ok":{"object":3}}                   | true
          {"ok":1,"ok":2}                       | false
          {"ok":1}x                             | false
          {"ok":NaN}                            | false
          {"ok":{"a":1}}                        | false
          {"ok":{"tuple":[],"set":[]}}          | false
          {"ok":{"dict":[[1]]}}                 | false
          {"ok":{"object":-1}}                  | false
          {"ok":1,"more":2}                     | false
          {"verdict":{"passed":1}}              | false
          {"raised":"A"}                        | false
          [1]                                   | false
          1                                     | false
          """)
  void onlyWellFormedRepliesAreRead(String reply, boolean fine) {
    boolean read;
    try {
      PlainReply.read(reply, PlainReply.LARGEST);
      read = true;
    } catch (PlainReply.Malformed e) {
      read = false;
    }
    assertThat(read).isEqualTo(fine);
  }

  @Test
  void repliesAreFiftyDeepAtMost() throws PlainReply.Malformed {
    PlainReply.read(nested(PlainReply.DEEPEST), PlainReply.LARGEST);
    for (int depth : new int[] {PlainReply.DEEPEST + 1, 1000, 100_000}) {
      assertThatThrownBy(() -> PlainReply.read(nested(depth), PlainReply.LARGEST))
          .isInstanceOf(PlainReply.Malformed.class);
    }
  }

  private static String nested(int depth) {
    return "{\"ok\":" + "[".repeat(depth) + "1" + "]".repeat(depth) + "}";
  }
}
