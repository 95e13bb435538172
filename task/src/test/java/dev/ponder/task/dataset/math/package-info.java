@NullMarked
package dev.ponder.task.dataset.math;

import org.jspecify.annotations.NullMarked;
