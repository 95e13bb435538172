@NullMarked
package dev.ponder.task.countdown;

import org.jspecify.annotations.NullMarked;
