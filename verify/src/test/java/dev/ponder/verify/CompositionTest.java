package dev.ponder.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.ponder.core.Cost;
import dev.ponder.core.Judgement;
import dev.ponder.core.Problem;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import dev.ponder.core.Verifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompositionTest {
  private static final Trace TRACE = Trace.start(new Problem("p", "q")).then(Step.of("a"));

  /// A verifier by a letter: correct, incorrect, undecided, failing; each costs one token and 1 ms.
  private static Verifier part(char kind) {
    return new Verifier() {
      @Override
      public Verdict verify(Trace trace) {
        return judge(trace).verdict();
      }

      @Override
      public Judgement judge(Trace trace) {
        Verdict verdict =
            switch (kind) {
              case 'c' -> Verdict.correct();
              case 'i' -> Verdict.incorrect("i");
              default -> Verdict.undecided("" + kind);
            };
        var cost = new Cost(0, 0, 0, 1, 0, 0, 0, 0, 0);
        return new Judgement(verdict, cost, Duration.ofMillis(1), kind == 'f');
      }
    };
  }

  private static List<Verifier> parts(String kinds) {
    return kinds.chars().mapToObj(kind -> part((char) kind)).toList();
  }

  /// All words of c, i, u, f up to three letters.
  private static List<String> words() {
    var words = new ArrayList<>(List.of("c", "i", "u", "f"));
    for (int from = 0, length = 2; length <= 3; length++) {
      int to = words.size();
      for (; from < to; from++) {
        for (char each : "ciuf".toCharArray()) {
          words.add(words.get(from) + each);
        }
      }
    }
    return words;
  }

  @Test
  void allOfIsCorrectOnlyWhenEveryPartIsAndIncorrectWhenOneIs() {
    assertThat(words()).hasSize(84);
    for (String word : words()) {
      Judgement judgement = new AllOf(parts(word)).judge(TRACE);
      String expected =
          word.contains("i") ? "incorrect" : word.matches("c+") ? "correct" : "undecided";
      assertThat(judgement.verdict().word()).as(word).isEqualTo(expected);
      int asked = word.contains("i") ? word.indexOf('i') + 1 : word.length();
      assertThat(judgement.cost().verifier()).as(word).isEqualTo(asked);
      assertThat(judgement.time()).as(word).isEqualTo(Duration.ofMillis(asked));
      assertThat(judgement.failed())
          .as(word)
          .isEqualTo(expected.equals("undecided") && word.contains("f"));
    }
  }

  @Test
  void firstDecidedIsTheFirstVerdictThatIsOne() {
    for (String word : words()) {
      Judgement judgement = new FirstDecided(parts(word)).judge(TRACE);
      String decided = word.replaceAll("[uf]", "");
      String expected =
          decided.isEmpty() ? "undecided" : decided.startsWith("c") ? "correct" : "incorrect";
      assertThat(judgement.verdict().word()).as(word).isEqualTo(expected);
      int asked = decided.isEmpty() ? word.length() : word.indexOf(decided.charAt(0)) + 1;
      assertThat(judgement.cost().verifier()).as(word).isEqualTo(asked);
    }
    assertThat(new FirstDecided(parts("uf")).verify(TRACE)).isEqualTo(Verdict.undecided("u; f"));
  }

  @Test
  void aPartThatThrowsNeverMakesAPass() {
    Verifier broken =
        _ -> {
          throw new IllegalStateException("down");
        };
    assertThat(AllOf.of(part('c'), broken).judge(TRACE).failed()).isTrue();
    assertThat(AllOf.of(broken, part('c')).verify(TRACE)).isInstanceOf(Verdict.Undecided.class);
    assertThat(FirstDecided.of(broken, part('i')).verify(TRACE)).isEqualTo(Verdict.incorrect("i"));
    assertThat(FirstDecided.of(broken).verify(TRACE)).isInstanceOf(Verdict.Undecided.class);
  }

  @Test
  void aVerifierOfNothingIsRefused() {
    assertThatThrownBy(AllOf::of).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(FirstDecided::of).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Weighted(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aWeightedScoreIsTheMean() {
    var weighted =
        new Weighted(
            List.of(
                Weighted.Part.of(part('c'), 3, 0),
                Weighted.Part.of(part('u'), 1, 0.5),
                new Weighted.Part(_ -> 0.25, 4)));
    assertThat(weighted.score(TRACE)).isCloseTo((3 + 0.5 + 1) / 8, offset(1e-12));
    assertThat(weighted.atLeast(0.5).verify(TRACE).isCorrect()).isTrue();
    assertThat(weighted.atLeast(0.6).verify(TRACE))
        .isEqualTo(Verdict.incorrect("score 0.563 is below 0.600"));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1.5, -0.1})
  void aScoreThatIsNoneNeverPasses(double score) {
    var weighted =
        new Weighted(List.of(new Weighted.Part(_ -> score, 1), new Weighted.Part(_ -> 1, 1e6)));
    assertThat(weighted.score(TRACE)).isNaN();
    assertThat(weighted.atLeast(1e-9).verify(TRACE)).isInstanceOf(Verdict.Undecided.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 0, -1})
  void aWeightIsFiniteAndAboveZero(double weight) {
    assertThatThrownBy(() -> new Weighted.Part(_ -> 1, weight))
        .hasMessage("weight: " + weight + " must be finite and above 0");
  }
}
