package dev.ponder.experiment.scale;

import org.jspecify.annotations.Nullable;

/// One sample of the bank.
///
/// @param answer canonical; null when it states none
/// @param right by the task's verifier
/// @param tokens of the completion
/// @param flops spent on it
public record Drawn(@Nullable String answer, boolean right, int tokens, double flops) {}
