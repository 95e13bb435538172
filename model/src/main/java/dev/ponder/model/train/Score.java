package dev.ponder.model.train;

/// What a model thinks of an example's weighted tokens.
///
/// @param logProbs natural logarithm of each weighted token's probability
/// @param entropy sum over those positions of the distribution's entropy in nats
record Score(float[] logProbs, double entropy) {}
