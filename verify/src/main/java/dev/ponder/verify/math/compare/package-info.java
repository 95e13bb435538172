/// Whether two answers say the same: numbers and expressions, sets, tuples, lists, intervals,
/// matrices, equations, inequalities, words.
@NullMarked
package dev.ponder.verify.math.compare;

import org.jspecify.annotations.NullMarked;
