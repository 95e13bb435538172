package dev.ponder.verify.math;

import dev.ponder.core.RandomKey;
import dev.ponder.core.Verdict;
import dev.ponder.core.Verifier;
import dev.ponder.verify.math.compare.Comparison;
import dev.ponder.verify.math.compare.Likeness;
import dev.ponder.verify.math.compare.Likeness.Certainty;
import dev.ponder.verify.math.extract.Extraction;
import dev.ponder.verify.math.read.Money;
import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.math.read.Reading;
import dev.ponder.verify.math.read.Spelling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides whether an answer in mathematics is the reference's.
///
/// Both may be bare answers or whole outputs. The answer is found in them, read, and compared in
/// layers, the cheapest first: as text, as exact numbers, in algebra's normal form, at seeded
/// points; sets, tuples, intervals, matrices, equations and words by what they are. Of several
/// final answers that differ none counts. What can't be told is undecided, never correct.
///
/// Everything is bounded before it is computed, so a call returns soon whatever the text; run it in
/// a worker process all the same where a model under training writes the text.
///
/// @param key where the points come from
public record MathAnswers(RandomKey key) {
  private static final int SHOWN = 300;

  /// The points of seed 0.
  public static MathAnswers standard() {
    return new MathAnswers(RandomKey.of(0));
  }

  /// Decides one answer.
  ///
  /// @param reference the answer known to be right, or a solution that states it
  /// @param answer what is judged
  public MathResult check(String reference, String answer) {
    try {
      return checked(reference, answer);
    } catch (RuntimeException | StackOverflowError e) {
      // A fault of ours is neither pass nor fail.
      return MathResult.undecided("", "", "the verifier failed: " + e);
    }
  }

  private MathResult checked(String reference, String answer) {
    Node.Num known = Reading.simple(reference);
    Node.Num stated = known == null ? null : Reading.simple(answer);
    if (known != null && stated != null) {
      return known.equals(stated)
          ? MathResult.correct(Certainty.EXACT, reference, answer)
          : MathResult.incorrect(Certainty.EXACT, reference, answer, "the numbers differ");
    }
    return extracted(reference, answer);
  }

  private MathResult extracted(String reference, String answer) {
    char letter = Reading.choice(reference);
    if (letter == ' ') {
      letter = Reading.choice(answer);
    }
    if (letter != ' ') {
      MathResult choice = choice(reference, answer);
      if (choice != null) {
        return choice;
      }
    }
    Extraction known = Extraction.of(reference);
    if (known.finals().isEmpty()) {
      return MathResult.undecided("", "", "reference: " + known.reason());
    }
    String right = known.finals().getLast();
    Extraction stated = Extraction.of(answer);
    if (stated.finals().isEmpty()) {
      return MathResult.incorrect(
          Certainty.NONE, shown(right), "", "no answer: " + stated.reason());
    }
    String given = stated.finals().getLast();
    for (String each : stated.finals()) {
      if (!each.equals(given) && !compared(given, each) && !compared(each, given)) {
        return MathResult.incorrect(
            Certainty.NONE,
            shown(right),
            "",
            "several final answers: " + shown(each) + " and " + shown(given));
      }
    }
    return decided(right, given);
  }

  private static @Nullable MathResult choice(String reference, String answer) {
    Extraction right = Extraction.ofChoice(reference);
    Extraction given = Extraction.ofChoice(answer);
    if (right.finals().isEmpty()) {
      return null;
    }
    // A reference that is nothing but a letter is met by choosing it, and by nothing else.
    boolean bare = reference.length() < 20 && Reading.choice(reference) != ' ';
    String letter = right.finals().getLast();
    if (given.finals().isEmpty()) {
      return bare ? unchosen(letter) : null;
    }
    String chosen = given.finals().getLast();
    if (letter.length() != 1 || chosen.length() != 1) {
      return bare ? unchosen(letter) : null;
    }
    if (given.finals().stream().anyMatch(each -> !each.equals(chosen))) {
      return MathResult.incorrect(Certainty.NONE, letter, "", "several letters are chosen");
    }
    return letter.equals(chosen)
        ? MathResult.correct(Certainty.EXACT, letter, chosen)
        : MathResult.incorrect(Certainty.EXACT, letter, chosen, "another letter is right");
  }

  private static MathResult unchosen(String letter) {
    return MathResult.incorrect(Certainty.NONE, letter, "", "no answer: no letter is chosen");
  }

  /// Compares two answers that are bare already.
  MathResult decided(String right, String given) {
    Reading reference = Reading.of(right);
    Reading answer = Reading.of(given);
    String form = Forms.objection(right, given);
    if (!form.isEmpty()) {
      return MathResult.incorrect(Certainty.EXACT, shown(right), shown(given), form);
    }
    if (Spelling.key(right).equals(Spelling.key(given)) && Money.agree(right, given)) {
      return MathResult.correct(Certainty.EXACT, shown(right), shown(given));
    }
    if (!answer.readable()) {
      return MathResult.incorrect(
          Certainty.NONE,
          shown(right),
          shown(given),
          "the answer can't be read: " + answer.reason());
    }
    if (!reference.readable()) {
      return MathResult.undecided(
          shown(right), shown(given), "the reference can't be read: " + reference.reason());
    }
    Likeness best = null;
    for (Node left : reference.meant()) {
      for (Node node : answer.nodes()) {
        Likeness likeness = new Comparison(key).like(left, node);
        if (likeness.same()) {
          String open = Finish.objection(left, node);
          if (open.isEmpty()) {
            return MathResult.correct(likeness.certainty(), shown(right), shown(given));
          }
          likeness = new Likeness(Likeness.Outcome.DIFFERENT, Certainty.EXACT, open);
        }
        best = better(best, likeness);
      }
    }
    if (best == null || best.different()) {
      return MathResult.incorrect(
          best == null ? Certainty.NONE : best.certainty(),
          shown(right),
          shown(given),
          best == null ? "the answers differ" : best.reason());
    }
    String unfinished = Finish.unfinished(reference.nodes(), answer.nodes());
    return unfinished.isEmpty()
        ? MathResult.undecided(shown(right), shown(given), best.reason())
        : MathResult.incorrect(Certainty.NONE, shown(right), shown(given), unfinished);
  }

  private static Likeness better(@Nullable Likeness best, Likeness next) {
    if (best == null) {
      return next;
    }
    return best.different() && !next.different() ? next : best;
  }

  /// Whether two statements of a final answer say the same.
  private boolean compared(String first, String second) {
    return decided(first, second).isCorrect();
  }

  private static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }

  /// A verifier of traces for a known reference.
  public Verifier verifier(String reference) {
    return trace ->
        switch (trace.ending()) {
          case CANCELLED -> Verdict.undecided("cancelled");
          case OPEN -> Verdict.undecided("the trace has not ended");
          case TRUNCATED, STOPPED -> check(reference, trace.text()).verdict();
        };
  }

  /// The final answers that a text states; for those who vote.
  public static List<String> finals(String text) {
    return Extraction.of(text).finals();
  }
}
