/// Bounded work in child processes: what a thread can't be trusted with, because a big-number
/// operation or native code can't be interrupted, a process can be killed for.
@NullMarked
package dev.ponder.verify.worker;

import org.jspecify.annotations.NullMarked;
