@NullMarked
package dev.ponder.learning;

import org.jspecify.annotations.NullMarked;
