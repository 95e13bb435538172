@NullMarked
package dev.ponder.task.procedural.graph;

import org.jspecify.annotations.NullMarked;
