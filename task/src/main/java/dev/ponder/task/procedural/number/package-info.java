/// Tasks of whole numbers, fractions and decimals.
@NullMarked
package dev.ponder.task.procedural.number;

import org.jspecify.annotations.NullMarked;
