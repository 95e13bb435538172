@NullMarked
package dev.ponder.task.procedural.number;

import org.jspecify.annotations.NullMarked;
