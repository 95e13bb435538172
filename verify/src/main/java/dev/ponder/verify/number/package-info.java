/// Exact numbers that judges compute with.
@NullMarked
package dev.ponder.verify.number;

import org.jspecify.annotations.NullMarked;
