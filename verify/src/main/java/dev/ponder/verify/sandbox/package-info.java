/// The box that programs written by a model run in: a child process with no network, no secrets, an
/// own user, a read-only system and a cap on everything, behind namespaces, a filter of system
/// calls and, where the machine has them, control groups.
@NullMarked
package dev.ponder.verify.sandbox;

import org.jspecify.annotations.NullMarked;
