@NullMarked
package dev.ponder.task.dataset.code;

import org.jspecify.annotations.NullMarked;
