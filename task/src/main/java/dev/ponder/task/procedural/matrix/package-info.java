/// Matrices turned, pooled, read in a spiral, measured.
@NullMarked
package dev.ponder.task.procedural.matrix;

import org.jspecify.annotations.NullMarked;
