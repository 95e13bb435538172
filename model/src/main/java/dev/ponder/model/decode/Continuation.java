package dev.ponder.model.decode;

import dev.ponder.core.Ending;

/// One sampled continuation of a prefix.
///
/// @param tokens sampled, the end token included if the model ended it
/// @param logProbs natural logarithms of the tokens' probabilities at temperature 1, nothing
///   truncated
/// @param text what the tokens spell
/// @param ending `STOPPED` by the end token, `OPEN` at a stop string, `TRUNCATED` by a limit,
///   `CANCELLED`
public record Continuation(int[] tokens, float[] logProbs, String text, Ending ending) {}
