package dev.ponder.verify.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.Verdict;
import dev.ponder.verify.sandbox.Boxes;
import dev.ponder.verify.sandbox.Limits;
import dev.ponder.verify.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UnitTestsTest {
  private static Sandbox sandbox;
  private static UnitTests tests;

  @BeforeAll
  static void openTheBox() throws Exception {
    sandbox = Boxes.open(2);
    tests = UnitTests.in(sandbox, Limits.of(Duration.ofSeconds(10), 512L << 20));
  }

  @AfterAll
  static void closeIt() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  private static CodeVerdict run(CodeProblem problem, String program) throws InterruptedException {
    return tests.run(problem, program);
  }

  private static RejectKind kind(CodeVerdict verdict) {
    return ((CodeVerdict.Reject) verdict).kind();
  }

  @Test
  void theSameProgramGetsTheSameVerdictEachTime() throws InterruptedException {
    String right = "def total(numbers):\n    return sum(numbers)\n";
    String wrong = "def total(numbers):\n    return max(set(numbers), default=0)\n";
    CodeVerdict accepted = run(Problems.of("total"), right);
    CodeVerdict rejected = run(Problems.of("total"), wrong);
    assertThat(accepted).isEqualTo(new CodeVerdict.Accept(4));
    assertThat(kind(rejected)).isEqualTo(RejectKind.WRONG);
    for (int i = 0; i < 4; i++) {
      assertThat(run(Problems.of("total"), right)).isEqualTo(accepted);
      assertThat(run(Problems.of("total"), wrong)).isEqualTo(rejected);
    }
  }

  @Test
  void aValueThatIsLargeWhereItIsUsedIsRejected() throws InterruptedException {
    CodeProblem set =
        Problems.mbpp("def f(x):\n    return x\n", "", "assert set(f((3, 4))) == {4}");
    assertThat(kind(run(set, "def f(x):\n    return range(3 * 10**7)\n")))
        .isEqualTo(RejectKind.OUTPUT);
    assertThat(kind(run(set, "def f(x):\n    return range(10**13, 0, -1)\n")))
        .isEqualTo(RejectKind.OUTPUT);
    assertThat(run(set, "def f(x):\n    return range(4, 5)\n"))
        .isInstanceOf(CodeVerdict.Accept.class);
    CodeProblem list = Problems.mbpp("def f(x):\n    return x\n", "", "assert [0] * f(3)");
    assertThat(run(list, "def f(x):\n    return 10**10\n"))
        .isEqualTo(
            new CodeVerdict.Reject(
                RejectKind.MEMORY, "the tests ran out of memory with the program's value"));
  }

  @Test
  void testsThatRunOutOfTimeDecideOnlyWithAValueOfTheProgram() throws Exception {
    Limits limits = Limits.of(Duration.ofSeconds(1), 512L << 20);
    String code = "def f(x):\n    return 10**13\n";
    var judges = sandbox.ready(tests.python().judge(), limits, 2);
    var candidates = sandbox.ready(tests.python().candidate(), limits, 2);
    var calls = new CallTests(judges, candidates, limits, code);
    var after = (CodeTests.Calls) Problems.mbpp(code, "", "assert sum(range(f(3))) == 6").tests();
    assertThat(calls.run(after.plan()))
        .isEqualTo(
            new CodeVerdict.Reject(
                RejectKind.TIME, "the tests ran out of time with the program's value"));
    var before = (CodeTests.Calls) Problems.mbpp(code, "sum(range(10**13))", "assert f(1)").tests();
    assertThat(calls.run(before.plan()))
        .isEqualTo(new CodeVerdict.Undecided("the tests ended without a verdict: out of time"));
  }

  @Test
  void whatIsNoNumberPassesNoTestThatIsNegated() throws InterruptedException {
    String reference = "import math\ndef f(x):\n    return x\n";
    for (String test :
        List.of(
            "assert not abs(f(1) - 2) > 1e-6",
            "assert not math.fabs(f(1) - 2) > 1e-6",
            "assert not math.dist([f(1)], [2]) > 1e-6",
            "assert not abs(float(f(1)) - 2) > 1e-6",
            "assert not divmod(f(1), 2)[1] > 1e-6",
            "assert not abs(f(1).real - 2) > 1e-6",
            "assert not abs(f(1) * 0 - 2) > 1e-6",
            "assert not abs(f(1) - float('inf')) > 1e-6")) {
      for (String value :
          List.of("float('nan')", "complex('nan+1j')", "decimal.Decimal('NaN')", "1e999")) {
        assertThat(
                run(
                    Problems.mbpp(reference, "", test),
                    "import decimal\ndef f(x):\n    return " + value + "\n"))
            .as("%s with %s", test, value)
            .isInstanceOf(CodeVerdict.Reject.class);
      }
    }
  }

  @Test
  void testsMayExpectWhatIsNoNumber() throws InterruptedException {
    String code = "import math\ndef f(x):\n    return float(x)\n";
    CodeProblem problem =
        Problems.mbpp(
            code,
            "",
            "assert math.isnan(f('nan'))",
            "assert f('nan') != f('nan')",
            "assert f('inf') == float('inf') and math.isinf(f('inf')) and f('inf') > 3",
            "assert f('-inf') == -math.inf and f(f('-inf')) < 0 and math.isnan(f(f('nan')))");
    assertThat(run(problem, code)).isInstanceOf(CodeVerdict.Accept.class);
  }

  @Test
  void theReasonNamesTheAssertion() throws InterruptedException {
    var verdict = run(Problems.of("total"), "def total(numbers):\n    return 6\n");
    assertThat(((CodeVerdict.Reject) verdict).reason()).isEqualTo("assert candidate([]) == 0");
    assertThat(verdict.toVerdict())
        .isEqualTo(Verdict.incorrect("wrong: assert candidate([]) == 0"));
  }

  @Test
  void testsThatFailByThemselvesDecideNothing() throws InterruptedException {
    String right = "def f(x):\n    return x\n";
    for (String test :
        List.of(
            "def check(candidate):\n    assert missing\n",
            "def check(candidate:\n",
            "x = 1\n",
            "def check(candidate):\n    pass\n",
            "raise ValueError\n",
            "def check(candidate):\n    candidate(lambda: 1)\n",
            "import os\nos._exit(0)\n")) {
      assertThat(run(Problems.humanEval("f", "x", test), right))
          .as(test)
          .isInstanceOf(CodeVerdict.Undecided.class);
    }
  }

  @Test
  void testsMayUseTheProgramsOwnClasses() throws InterruptedException {
    String code =
        """
        class Node:
            def __init__(self, value):
                self.value, self.left = value, None
        def depth(node):
            return 0 if node is None else 1 + depth(node.left)
        """;
    CodeProblem problem =
        Problems.mbpp(
            code,
            "root = Node(1)\nroot.left = Node(2)\nroot.left.left = Node(3)\n",
            "assert depth(root) == 3",
            "assert depth(root.left) == 2 and root.value == 1");
    assertThat(run(problem, code)).isEqualTo(new CodeVerdict.Accept(2));
    assertThat(kind(run(problem, code.replace("1 + depth", "2 + depth"))))
        .isEqualTo(RejectKind.WRONG);
    String always = code + "\nclass Always:\n    def __eq__(self, other):\n        return True\n";
    assertThat(kind(run(problem, always + "\ndef depth(node):\n    return Always()\n")))
        .isEqualTo(RejectKind.WRONG);
  }

  @Test
  void importsFromTheFutureGoBeforeThePromptsOwn() throws InterruptedException {
    var node = new tools.jackson.databind.json.JsonMapper().createObjectNode();
    node.put("task_id", "t").put("entry_point", "f");
    node.put(
        "prompt", "from typing import List\n\ndef f(x: List[int]):\n    \"\"\"As it says.\"\"\"\n");
    node.put("test", "def check(candidate):\n    assert candidate([1]) == [1, 1]\n");
    CodeProblem problem = CodeFormat.HUMANEVAL.read(node);
    String code =
        "from __future__ import annotations\n\ndef f(x: Undefined) -> List[int]:\n    return x + x\n";
    assertThat(tests.verify(problem, "```python\n" + code + "```"))
        .isInstanceOf(CodeVerdict.Accept.class);
  }

  @Test
  void aFunctionMayHaveTheNameOfABuiltInOne() throws InterruptedException {
    String code = "def sum(a, b):\n    return max(a, b) - min(a, b)\n";
    CodeProblem problem = Problems.mbpp(code, "", "assert sum(10, 15) == 5");
    assertThat(run(problem, code)).isInstanceOf(CodeVerdict.Accept.class);
    assertThat(run(problem, "x = 1")).isInstanceOf(CodeVerdict.Reject.class);
  }

  @Test
  void whatTheProgramDoesToItsArgumentIsSeen() throws InterruptedException {
    String code = "def f(x):\n    x.append(len(x))\n";
    CodeProblem problem =
        Problems.mbpp(code, "given = [7]", "assert f(given) is None and given == [7, 1]");
    assertThat(run(problem, code)).isInstanceOf(CodeVerdict.Accept.class);
    assertThat(kind(run(problem, "def f(x):\n    pass\n"))).isEqualTo(RejectKind.WRONG);
  }

  @Test
  void valuesOfAllPlainKindsComeBackAsTheyAre() throws InterruptedException {
    String code = "import collections, fractions\ndef f(x):\n    return eval(x)\n";
    CodeProblem problem =
        Problems.mbpp(
            code + "def g(x):\n    return x\n",
            "import collections, fractions",
            "for text in ['1', '-2**70', '1.5', '-0.0', 'True', 'None', '\"\\\\ud800\\\\n\\\\0é\"',"
                + " '(1, [2, (3,)])', '{1: {2, 3}, \"a\": (1,)}', 'frozenset([1])', '2+3j',"
                + " 'b\"\\\\x00\\\\xff\"', 'bytearray(b\"a\")', 'range(1, 9, 3)', '[]', '{}',"
                + " 'set()', '()', '10**5000', '1e-320', 'fractions.Fraction(1, 3)',"
                + " 'collections.deque([1])', 'int']:\n"
                + "    assert f(text) == eval(text) and type(f(text)) is type(eval(text)), text\n"
                + "    assert g(eval(text)) == eval(text), text",
            "assert list(f('(x for x in (1, 2))')) == [1, 2]",
            "assert list(f('map(str, [1])')) == ['1'] and list(f('{1: 2}.items()')) == [(1, 2)]",
            "assert f('collections.Counter(\"aab\")') == {'a': 2, 'b': 1}",
            "assert f('collections.namedtuple(\"P\", \"x y\")(1, 2)') == (1, 2)");
    assertThat(run(problem, code + "def g(x):\n    return x\n"))
        .isInstanceOf(CodeVerdict.Accept.class);
  }

  @Test
  void aCrashAWrongAnswerAndADeadEndAreToldApart() throws InterruptedException {
    CodeProblem problem = Problems.of("total");
    assertThat(kind(run(problem, "def total(numbers):\n    return 1 / 0\n")))
        .isEqualTo(RejectKind.CRASH);
    assertThat(kind(run(problem, "def total(numbers:\n"))).isEqualTo(RejectKind.CRASH);
    assertThat(kind(run(problem, "def total(numbers):\n    return None\n")))
        .isEqualTo(RejectKind.WRONG);
    assertThat(kind(run(problem, "def total(numbers):\n    raise MemoryError\n")))
        .isEqualTo(RejectKind.MEMORY);
  }

  @Test
  void humanEvalPlusAsksTheReferenceSolution() throws InterruptedException {
    JsonNode plus =
        new tools.jackson.databind.json.JsonMapper()
            .readTree(
                """
                {"task_id": "p", "prompt": "def half(x):\\n", "entry_point": "half",
                 "canonical_solution": "    return x / 2\\n", "atol": 0,
                 "base_input": [[3]], "plus_input": [[1e300], [-7], [0]]}
                """);
    CodeProblem problem = CodeFormat.HUMANEVAL.read(plus);
    assertThat(run(problem, "def half(x):\n    return x * 0.5\n"))
        .isEqualTo(new CodeVerdict.Accept(4));
    assertThat(kind(run(problem, "def half(x):\n    return x // 2\n"))).isEqualTo(RejectKind.WRONG);
    assertThat(kind(run(problem, "def half(x):\n    return float('nan')\n")))
        .isEqualTo(RejectKind.WRONG);
  }

  @Test
  void ourOwnCasesCallAndRun() throws Exception {
    List<JsonNode> problems =
        Cases.problems(
            """
            problems:
              - id: half
                call: half
                tolerance: 1.0e-9
                cases:
                  - {args: [3], expect: 1.5}
                  - {args: [1], expect: 0.5000000000001}
                  - {args: [a], raises: TypeError}
                  - {keywords: {x: [1, 2]}, raises: TypeError}
              - id: pair
                call: pair
                cases:
                  - {args: [1, {a: [2]}], expect: {tuple: [1, {a: [2]}]}}
                  - {args: [{set: [1]}, 123456789012345678901234567890],
                     expect: {tuple: [{set: [1]}, 123456789012345678901234567890]}}
              - id: shout
                cases:
                  - {args: [-n], stdin: "a b\\n", stdout: "A B -n"}
            """);
    CodeProblem half = CodeFormat.CASES.read(problems.get(0));
    assertThat(run(half, "def half(x):\n    return x / 2\n")).isEqualTo(new CodeVerdict.Accept(4));
    assertThat(kind(run(half, "def half(x):\n    return str(x / 2)\n")))
        .isEqualTo(RejectKind.WRONG);
    assertThat(kind(run(half, "def half(x):\n    return 0 if x == 'a' else x / 2\n")))
        .isEqualTo(RejectKind.WRONG);
    CodeProblem pair = CodeFormat.CASES.read(problems.get(1));
    assertThat(run(pair, "def pair(a, b):\n    return a, b\n"))
        .isEqualTo(new CodeVerdict.Accept(2));
    assertThat(kind(run(pair, "def pair(a, b):\n    return [a, b]\n"))).isEqualTo(RejectKind.WRONG);
    CodeProblem shout = CodeFormat.CASES.read(problems.get(2));
    assertThat(run(shout, "import sys\nprint(input().upper(), *sys.argv[1:])\n"))
        .isInstanceOf(CodeVerdict.Accept.class);
  }

  @Test
  void javaProgramsAreCompiledAndRun() throws Exception {
    CodeProblem problem =
        CodeFormat.STDIO.read(
            new tools.jackson.databind.json.JsonMapper()
                .readTree(
                    """
                    {"id": "j", "language": "java", "tests": [{"input": "3 4", "output": "7"}]}
                    """));
    String right =
        """
        package a.b;
        import java.util.*;
        public class Adder {
          record Pair(int a, int b) { int sum() { return a + b; } }
          public static void main(String[] args) {
            var in = new Scanner(System.in);
            System.out.println(new Pair(in.nextInt(), in.nextInt()).sum());
          }
        }
        """;
    assertThat(run(problem, right)).isEqualTo(new CodeVerdict.Accept(1));
    assertThat(kind(run(problem, right.replace("a + b", "a - b")))).isEqualTo(RejectKind.WRONG);
    assertThat(kind(run(problem, right.replace("a + b", "a +")))).isEqualTo(RejectKind.CRASH);
    assertThat(kind(run(problem, right.replace("return a + b", "System.exit(0); return 1"))))
        .isEqualTo(RejectKind.WRONG);
    assertThat(kind(run(problem, right.replace("return a + b", "throw new Error()"))))
        .isEqualTo(RejectKind.CRASH);
    assertThat(kind(run(problem, right.replace("return a + b", "return new int[1 << 30].length"))))
        .isEqualTo(RejectKind.MEMORY);
    assertThat(tests.verify(problem, "Here:\n```java\n" + right + "```\n"))
        .isEqualTo(new CodeVerdict.Accept(1));
  }

  @Test
  void answersAreReadBeforeTheyAreRun() throws InterruptedException {
    CodeProblem problem = Problems.of("total");
    String right = "def total(numbers):\n    return sum(numbers)\n";
    String wrong = "def total(numbers):\n    return 6\n";
    assertThat(tests.verify(problem, "    return sum(numbers)\n"))
        .isInstanceOf(CodeVerdict.Accept.class);
    assertThat(tests.verify(problem, "<think>\n```python\n" + right + "```\n</think>\nDone."))
        .isInstanceOf(CodeVerdict.Reject.class);
    assertThat(tests.verify(problem, "```python\n" + right + "```\n```python\n" + wrong + "```"))
        .isInstanceOf(CodeVerdict.Reject.class);
    assertThat(tests.verify(problem, "<think>no</think>\n```python\n" + right + "```"))
        .isInstanceOf(CodeVerdict.Accept.class);
  }
}
