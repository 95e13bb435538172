@NullMarked
package dev.ponder.bench;

import org.jspecify.annotations.NullMarked;
