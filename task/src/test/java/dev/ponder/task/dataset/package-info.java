@NullMarked
package dev.ponder.task.dataset;

import org.jspecify.annotations.NullMarked;
