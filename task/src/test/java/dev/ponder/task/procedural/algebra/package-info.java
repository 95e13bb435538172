@NullMarked
package dev.ponder.task.procedural.algebra;

import org.jspecify.annotations.NullMarked;
