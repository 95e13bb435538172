/// Rewards that shape how an answer is given, beside the verdict that says whether it is right.
@NullMarked
package dev.ponder.verify.shaping;

import org.jspecify.annotations.NullMarked;
