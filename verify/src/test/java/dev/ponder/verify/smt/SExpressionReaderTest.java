package dev.ponder.verify.smt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ponder.core.RandomKey;
import dev.ponder.verify.smt.SExpression.Group;
import dev.ponder.verify.smt.SExpression.Keyword;
import dev.ponder.verify.smt.SExpression.Number;
import dev.ponder.verify.smt.SExpression.Symbol;
import dev.ponder.verify.smt.SExpression.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SExpressionReaderTest {
  private static final RandomKey KEY = RandomKey.of(3).child("s-expressions");
  private static final String ALPHABET = "((()))  ;;||\"\"#xb01a9z.:_-\n\t\\\u0000é<=>+*/let !and";

  private static List<SExpression> read(String text) throws SmtException {
    return SExpressionReader.read(text, Caps.ANSWER);
  }

  @Test
  void whatIsWrittenIsReadBack() throws SmtException {
    for (int i = 0; i < 500; i++) {
      var random = KEY.child(i).generator();
      var drawn = List.of(draw(random, 5), draw(random, 5));
      var text = new StringBuilder();
      drawn.forEach(each -> write(each, text, random));
      assertThat(shapes(read(text.toString()))).as(text.toString()).isEqualTo(shapes(drawn));
    }
  }

  /// Random characters, and good texts with some characters changed, lost or doubled: each is read
  /// or refused in one line, and what is read keeps the caps.
  @Test
  void noTextDoesMoreThanBeReadOrRefused() {
    var caps = new Caps(400, 60, 8, 6);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      var random = KEY.child("fuzz").child(i).generator();
      var text = random.nextBoolean() ? noise(random) : mutated(random);
      try {
        var expressions = SExpressionReader.read(text, caps);
        assertThat(nodes(expressions)).isLessThanOrEqualTo(60);
        assertThat(depth(expressions)).isLessThanOrEqualTo(8);
      } catch (SmtException e) {
        refused++;
        assertThat(e.reason()).doesNotContain("\n").hasSizeLessThan(200);
      }
    }
    assertThat(refused).isBetween(1_000, 19_000);
  }

  /// The same texts as answers and as problems: a term, a model, a problem, or a reason.
  @Test
  void noTextDoesMoreThanBeATermOrRefused() throws SmtException {
    var problem =
        SmtProblem.read("(declare-const a Int)(declare-const b Bool)(declare-fun z (Int) Int)");
    int terms = 0;
    for (int i = 0; i < 20_000; i++) {
      var random = KEY.child("terms").child(i).generator();
      var text = random.nextInt(4) == 0 ? noise(random) : wordy(random, 4);
      try {
        assertThat(problem.claim(text).sort()).isEqualTo(Sort.BOOL);
        terms++;
      } catch (SmtException e) {
        assertThat(e.reason()).doesNotContain("\n");
      }
      try {
        problem.model(text);
      } catch (SmtException e) {
        assertThat(e.reason()).doesNotContain("\n");
      }
      try {
        SmtProblem.read("(declare-const a Int)(assert " + text + ")");
      } catch (SmtException e) {
        assertThat(e.reason()).doesNotContain("\n");
      }
    }
    assertThat(terms).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        ")",
        "())",
        "(()",
        "|",
        "|a",
        "\"",
        "\"a",
        "#",
        "#x",
        "#b2",
        "#xg",
        "01",
        "1.",
        "1.x",
        "1a",
        ":",
        "a|b|",
        "a\"b\"",
        "\"a\"b",
        "|a|b",
        "'",
        "[",
        "{",
        "a,b",
        "\\",
        "|a\\b|",
        "\u0000",
        "; \u0007",
        "\"\u0000\"",
        "é",
        "a\u00a0b",
        "\ufeff(a)"
      })
  void whatBreaksTheLexiconIsRefused(String text) {
    assertThatExceptionOfType(SmtException.class).isThrownBy(() -> read(text));
  }

  @Test
  void oddTextsOfTheLexiconAreRead() throws SmtException {
    assertThat(shapes(read("(a;)\n b) |c d| \"e\"\"f\" #xAb #b01 0 0.50 :k ~!@$%^&*_-+=<>.?/ ()")))
        .isEqualTo("[(a b ), |c d|, \"e\"f\", #xAb, #b01, 0, 0.50, :k, ~!@$%^&*_-+=<>.?/, ()]");
    assertThat(read("; nothing but a comment")).isEmpty();
    assertThat(read("|é|")).hasSize(1);
  }

  @Test
  void whatIsOverACapIsRefusedBeforeItIsBuilt() {
    var caps = new Caps(1_000, 100, 10, 20);
    for (var text :
        List.of(
            " ".repeat(1_001),
            "a ".repeat(101),
            "(".repeat(11) + ")".repeat(11),
            "1".repeat(21),
            "0." + "1".repeat(21),
            "#b" + "1".repeat(21))) {
      assertThatExceptionOfType(SmtException.class)
          .isThrownBy(() -> SExpressionReader.read(text, caps))
          .withMessageContaining("more than");
    }
    for (int depth : new int[] {10_000, 90_000}) {
      assertThatExceptionOfType(SmtException.class)
          .isThrownBy(() -> read("(".repeat(depth)))
          .withMessage("character 201: more than 200 open parentheses");
    }
  }

  private static SExpression draw(RandomGenerator random, int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> new Symbol(List.of("a", "<=", "x!0", "let").get(random.nextInt(4)), false, 0);
      case 1 -> new Symbol(List.of("", "a b", "(", "assert").get(random.nextInt(4)), true, 0);
      case 2 -> new Keyword("named", 0);
      case 3 -> new Number(List.of("0", "12", "0.50", "#xaF", "#b01").get(random.nextInt(5)), 0);
      case 4 -> new Text(List.of("", "a\"b", ";(", "|").get(random.nextInt(4)), 0);
      default -> {
        var items = new ArrayList<SExpression>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(draw(random, depth - 1));
        }
        yield new Group(items, 0);
      }
    };
  }

  private static void write(SExpression expression, StringBuilder out, RandomGenerator random) {
    out.append(random.nextInt(4) == 0 ? " ; ) \"\n" : random.nextBoolean() ? "  " : "\t\r\n");
    switch (expression) {
      case Symbol(var name, boolean quoted, var _) -> out.append(quoted ? "|" + name + "|" : name);
      case Keyword(var name, var _) -> out.append(':').append(name);
      case Number(var text, var _) -> out.append(text);
      case Text(var text, var _) -> out.append('"').append(text.replace("\"", "\"\"")).append('"');
      case Group(var items, var _) -> {
        out.append('(');
        items.forEach(each -> write(each, out, random));
        out.append(')');
      }
    }
  }

  /// The expressions without their places.
  private static String shapes(List<SExpression> expressions) {
    return expressions.stream().map(SExpressionReaderTest::shape).toList().toString();
  }

  private static String shape(SExpression expression) {
    return switch (expression) {
      case Symbol(var name, boolean quoted, var _) -> quoted ? "|" + name + "|" : name;
      case Keyword(var name, var _) -> ":" + name;
      case Number(var text, var _) -> text;
      case Text(var text, var _) -> "\"" + text + "\"";
      case Group(var items, var _) -> {
        var shape = new StringBuilder("(");
        items.forEach(each -> shape.append(shape(each)).append(' '));
        yield shape.append(')').toString();
      }
    };
  }

  private static String noise(RandomGenerator random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }

  private static String mutated(RandomGenerator random) {
    var text = new StringBuilder();
    write(draw(random, 4), text, random);
    for (int i = random.nextInt(3); i > 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, text.substring(at / 2, at));
        default -> text.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
    }
    return text.toString();
  }

  private static String wordy(RandomGenerator random, int depth) {
    var words =
        "a b z 1 2.5 true #b01 and or not => = + - * div < let forall _ ( ) x ((x 1)) ((x Int))";
    var all = words.split(" ");
    if (depth == 0 || random.nextInt(3) == 0) {
      return all[random.nextInt(all.length)];
    }
    var text = new StringBuilder("(").append(all[random.nextInt(all.length)]);
    for (int i = random.nextInt(3); i >= 0; i--) {
      text.append(' ').append(wordy(random, depth - 1));
    }
    return text.append(')').toString();
  }

  private static int nodes(List<SExpression> expressions) {
    int nodes = 0;
    for (var each : expressions) {
      nodes += 1 + (each instanceof Group(var items, var _) ? nodes(items) : 0);
    }
    return nodes;
  }

  private static int depth(List<SExpression> expressions) {
    int depth = 0;
    for (var each : expressions) {
      if (each instanceof Group(var items, var _)) {
        depth = Math.max(depth, 1 + depth(items));
      }
    }
    return depth;
  }
}
