@NullMarked
package dev.ponder.task.procedural.logic;

import org.jspecify.annotations.NullMarked;
