/// Where a run lives: its folder, the lock on it, its record, and journals that lose nothing they
/// acknowledged.
@NullMarked
package dev.ponder.experiment.store;

import org.jspecify.annotations.NullMarked;
