/// Published data sets as tasks: rows of JSON read from a path, judged by the task itself.
///
/// Nothing of a data set is part of Ponder; whoever has the file names its path.
@NullMarked
package dev.ponder.task.dataset;

import org.jspecify.annotations.NullMarked;
