package dev.ponder.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Counts a vote over canonical answers (self-consistency, arXiv 2203.11171; weighted, 2206.02336).
///
/// Ballots without an answer don't vote. Classes rank by weight, then by summed score, then by
/// their earliest sample, so the result doesn't depend on the order the ballots are handed over in.
public final class Votes {
  private Votes() {}

  /// One sample's vote.
  ///
  /// @param index of the sample; no two ballots share one
  /// @param answer canonical; none abstains
  /// @param weight of the vote, finite and at least 0
  /// @param score of the sample, breaks ties and chooses the class's representative; finite
  public record Ballot(int index, Optional<String> answer, double weight, double score) {
    public Ballot {
      if (!(weight >= 0) || !Double.isFinite(weight)) {
        throw new IllegalArgumentException(
            "weight: " + weight + " of sample " + index + " must be a finite number >= 0");
      }
      if (!Double.isFinite(score)) {
        throw new IllegalArgumentException(
            "score: " + score + " of sample " + index + " must be finite");
      }
    }
  }

  /// The samples that state one answer.
  ///
  /// @param answer they state
  /// @param weight summed
  /// @param score summed
  /// @param members their ballots: the highest score first, then the earliest
  public record Group(String answer, double weight, double score, List<Ballot> members) {
    /// The earliest sample of the class.
    public int earliest() {
      return members.stream().mapToInt(Ballot::index).min().orElseThrow();
    }

    /// The sample that speaks for the class.
    public Ballot representative() {
      return members.getFirst();
    }
  }

  /// The classes, winner first; empty when all abstain.
  public static List<Group> count(List<Ballot> ballots) {
    Map<String, List<Ballot>> byAnswer = new LinkedHashMap<>();
    ballots.stream()
        .sorted(Comparator.comparingInt(Ballot::index))
        .forEach(
            ballot ->
                ballot
                    .answer()
                    .ifPresent(
                        answer ->
                            byAnswer.computeIfAbsent(answer, _ -> new ArrayList<>()).add(ballot)));
    var classes = new ArrayList<Group>();
    byAnswer.forEach(
        (answer, members) -> {
          double weight = members.stream().mapToDouble(Ballot::weight).sum();
          double score = members.stream().mapToDouble(Ballot::score).sum();
          members.sort(Comparator.comparingDouble(Ballot::score).reversed());
          classes.add(new Group(answer, weight, score, List.copyOf(members)));
        });
    classes.sort(
        Comparator.comparingDouble(Group::weight)
            .thenComparingDouble(Group::score)
            .reversed()
            .thenComparingInt(Group::earliest));
    return classes;
  }
}
