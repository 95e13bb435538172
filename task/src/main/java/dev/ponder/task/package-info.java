/// Problem families that own their truth: generator, answer extraction, verifier, step splitter,
/// oracle, behaviours.
///
/// Training, evaluation, server and command line ask the same [Task], so they can't disagree.
@NullMarked
package dev.ponder.task;

import org.jspecify.annotations.NullMarked;
