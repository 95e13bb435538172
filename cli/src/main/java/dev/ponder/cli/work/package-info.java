/// Where task, model, search and learning are wired together into jobs.
@NullMarked
package dev.ponder.cli.work;

import org.jspecify.annotations.NullMarked;
