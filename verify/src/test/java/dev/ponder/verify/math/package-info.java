@NullMarked
package dev.ponder.verify.math;

import org.jspecify.annotations.NullMarked;
