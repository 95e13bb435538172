/// Constraint systems to solve and laws to prove or to refute, judged with a theorem prover.
@NullMarked
package dev.ponder.task.logic;

import org.jspecify.annotations.NullMarked;
