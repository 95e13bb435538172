package dev.ponder.experiment.report;

import dev.ponder.core.Verdict;
import dev.ponder.task.Behaviours;

/// A completion to show a reader, with what was found about it.
public record ShownTrace(String completion, Verdict verdict, Behaviours behaviours) {}
