@NullMarked
package dev.ponder.task.logic;

import org.jspecify.annotations.NullMarked;
