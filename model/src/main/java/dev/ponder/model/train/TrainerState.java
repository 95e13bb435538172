package dev.ponder.model.train;

import dev.ponder.model.Weights;
import java.util.SequencedMap;

/// All that supervised training needs to go on exactly where it was.
///
/// @param weights parameters
/// @param optimizer the optimiser's arrays as [AdamW#state] names them
/// @param optimizerSteps steps the optimiser applied
/// @param step training steps taken, skipped ones too
/// @param position index of the next document
public record TrainerState(
    Weights weights,
    SequencedMap<String, float[]> optimizer,
    long optimizerSteps,
    long step,
    long position) {}
