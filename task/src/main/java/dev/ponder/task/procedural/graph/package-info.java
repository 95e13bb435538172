/// Graphs and grids to walk, colour, order and flood.
@NullMarked
package dev.ponder.task.procedural.graph;

import org.jspecify.annotations.NullMarked;
