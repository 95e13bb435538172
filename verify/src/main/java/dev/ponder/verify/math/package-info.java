/// Answers in mathematics: found in a model's output and compared with a reference.
@NullMarked
package dev.ponder.verify.math;

import org.jspecify.annotations.NullMarked;
