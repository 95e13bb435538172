@NullMarked
package dev.ponder.task.procedural.matrix;

import org.jspecify.annotations.NullMarked;
