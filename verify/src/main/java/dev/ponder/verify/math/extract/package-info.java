/// Finds the final answer in a model's output, in one pass and without regular expressions.
@NullMarked
package dev.ponder.verify.math.extract;

import org.jspecify.annotations.NullMarked;
