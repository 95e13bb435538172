package dev.ponder.verify.math;

import dev.ponder.verify.math.exact.Algebra;
import dev.ponder.verify.math.exact.Beyond;
import dev.ponder.verify.math.exact.Effort;
import dev.ponder.verify.math.exact.Keys;
import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.math.read.Reading;
import dev.ponder.verify.math.read.Sign;
import dev.ponder.verify.math.read.Spelling;
import dev.ponder.verify.math.read.Units;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// A text under which equal answers meet, for those who vote: numbers are fractions in lowest
/// terms, expressions are in algebra's normal form, lists and sets are sorted, names (`x = 5`) and
/// units are dropped but for percent.
///
/// It makes no use of a reference. Answers that are equal by probing alone may have different
/// texts, which costs a vote; [MathAnswers] judges.
public final class Canonical {
  private Canonical() {}

  /// The text of a bare answer; one that can't be read is only trimmed and respelled.
  public static String of(String answer) {
    char letter = Reading.choice(answer);
    if (letter != ' ') {
      return String.valueOf(letter);
    }
    Reading reading = Reading.of(answer);
    if (!reading.readable()) {
      return Spelling.key(answer);
    }
    try {
      var effort = new Effort();
      return text(reading.nodes().getFirst(), new Keys(new Algebra(effort), effort));
    } catch (Beyond e) {
      return Spelling.key(answer);
    }
  }

  private static String text(Node node, Keys keys) {
    return switch (node) {
      case Node.Num(var value) -> value.toString();
      case Node.Words(var words) -> words.toLowerCase(Locale.ROOT).strip();
      case Node.Measured(var value, var unit) when !unit.equals(Units.PERCENT) -> text(value, keys);
      case Node.Relation(var terms, var signs)
          when terms.size() == 2
              && signs.getFirst() == Sign.EQUAL
              && terms.getFirst() instanceof Node.Sym ->
          text(terms.getLast(), keys);
      case Node.Sequence(var items) when items.size() == 1 -> text(items.getFirst(), keys);
      case Node.Sequence(var items) -> sorted(items, keys);
      case Node.Braces(var items) -> "{" + sorted(items, keys) + "}";
      default -> keys.of(node);
    };
  }

  private static String sorted(List<Node> items, Keys keys) {
    var texts = new TreeSet<String>();
    items.forEach(each -> texts.add(text(each, keys)));
    return String.join(", ", texts);
  }
}
