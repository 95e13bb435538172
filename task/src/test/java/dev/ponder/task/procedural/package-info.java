@NullMarked
package dev.ponder.task.procedural;

import org.jspecify.annotations.NullMarked;
