package dev.ponder.experiment.scale;

/// One thinking budget over all problems of the panel.
///
/// @param cap most thinking tokens
/// @param right by problem
/// @param tokens spent, by problem
/// @param flops spent, by problem
public record Budgeted(int cap, boolean[] right, long[] tokens, double[] flops) {}
