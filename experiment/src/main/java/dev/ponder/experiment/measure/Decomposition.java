package dev.ponder.experiment.measure;

import dev.ponder.experiment.measure.SampleBank.Entry;
import dev.ponder.experiment.measure.SampleBank.Sample;
import dev.ponder.search.Votes;
import java.util.ArrayList;

/// Why problems are lost: numbers of problems by what the vote and the verifier make of their
/// samples.
///
/// @param right vote and best-of-n both choose a right sample
/// @param modeWrong a right answer is there and the verifier finds it, but most samples say
///   another: no larger vote can help
/// @param verifierWrong the vote finds it, but the verifier likes a wrong one best: no larger
///   best-of-n can help
/// @param bothWrong a right answer is there and neither finds it
/// @param noneRight no sample is right: only more samples or a better policy can help
public record Decomposition(
    int right, int modeWrong, int verifierWrong, int bothWrong, int noneRight) {

  /// Of all samples of every problem. Ties go to the earliest sample.
  public static Decomposition of(SampleBank bank) {
    var counts = new int[5];
    for (Entry each : bank.entries()) {
      boolean vote = voteRight(each);
      boolean best = bestRight(each);
      int cause = each.correct() == 0 ? 4 : vote && best ? 0 : best ? 1 : vote ? 2 : 3;
      counts[cause]++;
    }
    return new Decomposition(counts[0], counts[1], counts[2], counts[3], counts[4]);
  }

  private static boolean voteRight(Entry entry) {
    var ballots = new ArrayList<Votes.Ballot>();
    for (int i = 0; i < entry.size(); i++) {
      ballots.add(new Votes.Ballot(i, entry.samples().get(i).answer(), 1, 0));
    }
    return Votes.count(ballots).stream()
        .findFirst()
        .map(winner -> entry.samples().get(winner.representative().index()).correct())
        .orElse(false);
  }

  private static boolean bestRight(Entry entry) {
    Sample best = entry.samples().getFirst();
    for (Sample each : entry.samples()) {
      if (Double.isFinite(each.score())
          && (!Double.isFinite(best.score()) || each.score() > best.score())) {
        best = each;
      }
    }
    return best.correct();
  }
}
