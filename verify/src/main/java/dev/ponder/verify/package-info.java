/// Ways to know that an answer is right: exact answers, unit tests in a box, formal proof.
@NullMarked
package dev.ponder.verify;

import org.jspecify.annotations.NullMarked;
