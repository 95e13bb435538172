/// Values of expressions at points: how equality is probed where algebra can't decide it.
@NullMarked
package dev.ponder.verify.math.probe;

import org.jspecify.annotations.NullMarked;
