/// Holds nothing but tests: the samples of README and the guide, and the rules of the architecture.
@NullMarked
package dev.ponder.guide;

import org.jspecify.annotations.NullMarked;
