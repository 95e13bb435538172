@NullMarked
package dev.ponder.task;

import org.jspecify.annotations.NullMarked;
