/// Reach a target by joining every given number once with `+ - * /`: over whole numbers, or modulo
/// a prime.
@NullMarked
package dev.ponder.task.countdown;

import org.jspecify.annotations.NullMarked;
