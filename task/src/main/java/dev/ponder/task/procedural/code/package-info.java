/// Programs to run in one's head and rules to find.
@NullMarked
package dev.ponder.task.procedural.code;

import org.jspecify.annotations.NullMarked;
