@NullMarked
package dev.ponder.task.procedural.code;

import org.jspecify.annotations.NullMarked;
