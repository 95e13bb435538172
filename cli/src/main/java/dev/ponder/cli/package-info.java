/// One verb per idea, and the only place where task, model, search and learning are wired together.
@NullMarked
package dev.ponder.cli;

import org.jspecify.annotations.NullMarked;
