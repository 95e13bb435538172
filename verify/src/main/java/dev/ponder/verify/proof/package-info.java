/// Formal proof: claims and models in SMT-LIB 2 judged with z3, and proofs in Lean judged with a
/// Lean that may or may not be installed.
@NullMarked
package dev.ponder.verify.proof;

import org.jspecify.annotations.NullMarked;
