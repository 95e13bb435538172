package dev.ponder.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ponder.core.RandomKey;
import dev.ponder.search.Votes.Ballot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VotesTest {
  private static Ballot ballot(int index, String answer, double weight, double score) {
    return new Ballot(index, Optional.of(answer), weight, score);
  }

  private static List<String> ranking(List<Ballot> ballots) {
    return Votes.count(ballots).stream().map(Votes.Group::answer).toList();
  }

  @Test
  void theMostWeightWins() {
    assertThat(ranking(List.of(ballot(0, "a", 1, 0), ballot(1, "b", 1, 0), ballot(2, "b", 1, 0))))
        .containsExactly("b", "a");
    assertThat(ranking(List.of(ballot(0, "a", 3, 0), ballot(1, "b", 1, 0), ballot(2, "b", 1, 0))))
        .containsExactly("a", "b");
  }

  @Test
  void tiesGoToTheSummedScoreAndThenToTheEarliest() {
    assertThat(ranking(List.of(ballot(0, "a", 1, .2), ballot(1, "b", 1, .3))))
        .containsExactly("b", "a");
    assertThat(ranking(List.of(ballot(4, "a", 1, .2), ballot(1, "b", 1, .2))))
        .containsExactly("b", "a");
  }

  @Test
  void theOrderOfTheBallotsDoesNotMatter() {
    var random = new Random(7);
    for (int round = 0; round < 200; round++) {
      var ballots = new ArrayList<Ballot>();
      for (int i = 0; i < 12; i++) {
        String answer = "abcd".substring(random.nextInt(4)).substring(0, 1);
        ballots.add(
            new Ballot(
                i,
                random.nextInt(5) == 0 ? Optional.empty() : Optional.of(answer),
                random.nextInt(3) / 10.0,
                random.nextInt(3) / 10.0));
      }
      List<Votes.Group> before = Votes.count(ballots);
      Collections.shuffle(ballots, random);
      assertThat(Votes.count(ballots)).isEqualTo(before);
    }
  }

  @Test
  void noAnswerIsNoClass() {
    var none = new Ballot(0, Optional.<String>empty(), 1, 0);
    var alsoNone = new Ballot(1, Optional.<String>empty(), 1, 0);
    assertThat(ranking(List.of(none, alsoNone, ballot(2, "a", 1, 0)))).containsExactly("a");
    assertThat(Votes.count(List.of(none, alsoNone))).isEmpty();
  }

  @Test
  void theHighestScoreSpeaksForItsClass() {
    var groups =
        Votes.count(List.of(ballot(0, "a", 1, .1), ballot(1, "a", 1, .9), ballot(2, "a", 1, .9)));
    assertThat(groups.getFirst().representative().index()).isEqualTo(1);
  }

  @Test
  void aVoteCanNotBeNegativeOrNaN() {
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> ballot(3, "a", bad, 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("weight: " + bad + " of sample 3");
    }
  }

  @Test
  void equalWeightsAreAMajorityVote() {
    var random = RandomKey.of(3).generator();
    for (int round = 0; round < 100; round++) {
      var ones = new ArrayList<Ballot>();
      var halves = new ArrayList<Ballot>();
      for (int i = 0; i < 9; i++) {
        String answer = "" + random.nextInt(4);
        ones.add(ballot(i, answer, 1, 0));
        halves.add(ballot(i, answer, 0.5, 0));
      }
      assertThat(ranking(halves)).isEqualTo(ranking(ones));
    }
  }
}
