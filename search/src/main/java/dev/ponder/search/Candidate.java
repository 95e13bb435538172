package dev.ponder.search;

import dev.ponder.core.Trace;
import java.util.Optional;

/// An answer a search found.
///
/// @param trace the text; for an answer that several traces state, the one that represents them
/// @param answer the canonical answer, where the search knows how to read one
/// @param score what it was ranked by: a reward model's score, a summed weight; 0 if nothing scored
/// @param votes samples that state it
/// @param verified true only when a verifier called it correct
public record Candidate(
    Trace trace, Optional<String> answer, double score, int votes, boolean verified) {

  /// One trace that nobody judged.
  public static Candidate of(Trace trace) {
    return new Candidate(trace, Optional.empty(), 0, 1, false);
  }
}
