/// A policy small enough to be exact: the yardstick of every update rule.
@NullMarked
package dev.ponder.learning.tabular;

import org.jspecify.annotations.NullMarked;
