@NullMarked
package dev.ponder.model.checkpoint;

import org.jspecify.annotations.NullMarked;
