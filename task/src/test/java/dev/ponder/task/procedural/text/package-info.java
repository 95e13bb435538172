@NullMarked
package dev.ponder.task.procedural.text;

import org.jspecify.annotations.NullMarked;
