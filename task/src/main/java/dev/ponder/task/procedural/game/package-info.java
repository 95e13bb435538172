/// Games and puzzles with boards, pegs, jugs and sums.
@NullMarked
package dev.ponder.task.procedural.game;

import org.jspecify.annotations.NullMarked;
