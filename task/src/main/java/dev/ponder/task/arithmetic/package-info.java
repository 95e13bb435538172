/// Work out chains of operations with parentheses, one operation a line.
@NullMarked
package dev.ponder.task.arithmetic;

import org.jspecify.annotations.NullMarked;
