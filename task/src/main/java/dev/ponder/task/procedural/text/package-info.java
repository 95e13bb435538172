/// Tasks of letters, words and strings.
@NullMarked
package dev.ponder.task.procedural.text;

import org.jspecify.annotations.NullMarked;
