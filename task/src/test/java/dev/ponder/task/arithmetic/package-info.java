@NullMarked
package dev.ponder.task.arithmetic;

import org.jspecify.annotations.NullMarked;
