package dev.ponder.task.countdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.RandomKey;
import dev.ponder.task.countdown.Candidates.Candidate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CandidatesTest {
  private static final RandomKey KEY = RandomKey.of(11);
  private static final List<List<Integer>> GIVEN =
      List.of(List.of(3, 5, 7), List.of(2, 2, 2), List.of(1, 12, 6), List.of(4, 8, 2));

  @Test
  void goingThroughSystematicallyLeavesNothingOutAndRepeatsNothing() {
    for (var numbers : List.of(new WholeNumbers(200), new PrimeField(11))) {
      var candidates = new Candidates(numbers);
      for (var given : GIVEN) {
        for (int i = 0; i < 5; i++) {
          var systematic = candidates.systematic(given, KEY.child(i).generator());
          assertThat(systematic.stream().map(each -> each.expression().canonical()))
              .doesNotHaveDuplicates()
              .containsExactlyInAnyOrderElementsOf(
                  candidates.all(given, KEY.child(i).generator()).stream()
                      .map(each -> each.expression().canonical())
                      .toList());
          // The values are found another way, set by set.
          assertThat(systematic.stream().map(Candidate::value).collect(Collectors.toSet()))
              .isEqualTo(candidates.values(given));
        }
      }
    }
  }

  @Test
  void whatBeginsAlikeIsTriedInOneGo() {
    var systematic =
        new Candidates(new WholeNumbers(200)).systematic(List.of(3, 5, 7), KEY.generator());
    var begun = new HashSet<String>();
    String last = "";
    for (Candidate each : systematic) {
      String first = TryLine.plain(new WholeNumbers(200), each, 1).text().split("=", 2)[0];
      if (!first.equals(last)) {
        assertThat(begun.add(first)).as("%s begins a second time", first).isTrue();
      }
      last = first;
    }
    assertThat(begun).hasSizeGreaterThan(5);
  }
}
