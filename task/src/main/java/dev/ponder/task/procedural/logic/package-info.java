/// Logic: who lies, what follows, which assignment fits.
@NullMarked
package dev.ponder.task.procedural.logic;

import org.jspecify.annotations.NullMarked;
