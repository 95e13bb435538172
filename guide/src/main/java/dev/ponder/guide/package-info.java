@NullMarked
package dev.ponder.guide;

import org.jspecify.annotations.NullMarked;
