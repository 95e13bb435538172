@NullMarked
package dev.ponder.task.procedural.game;

import org.jspecify.annotations.NullMarked;
