/// Models and training states as files: strict safetensors, Hugging Face folders, and checkpoints
/// that are either whole or not there.
///
/// Nothing here ever deserialises objects; a pickle is refused by name. Whatever is wrong with a
/// file is one [CheckpointException] of one line.
@NullMarked
package dev.ponder.model.checkpoint;

import org.jspecify.annotations.NullMarked;
