package dev.ponder.experiment.report;

/// What the policy said to the same held-out problem before and after reinforcement learning.
public record TracePair(String prompt, ShownTrace before, ShownTrace after) {}
