/// SMT-LIB 2 as far as Ponder judges answers in it: a strict reader, typed terms over a problem's
/// own signature, an evaluator, and a writer that gives a solver nothing but what was understood
/// here.
@NullMarked
package dev.ponder.verify.smt;

import org.jspecify.annotations.NullMarked;
