package dev.ponder.model.train;

/// What a model thinks of an example's weighted tokens.
///
/// @param logProbs natural logarithm of each weighted token's probability
/// @param entropies entropy in nats of the distribution at each of those positions; empty when not
///   asked for
record Score(float[] logProbs, float[] entropies) {}
