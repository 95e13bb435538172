/// Published sets of mathematics: an answer is right when it is the reference's, by the verifier of
/// answers in mathematics.
@NullMarked
package dev.ponder.task.dataset.math;

import org.jspecify.annotations.NullMarked;
