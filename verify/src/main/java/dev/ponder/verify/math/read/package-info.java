/// Reads an answer, as LaTeX, plain text or unicode, into a tree of bounded size.
@NullMarked
package dev.ponder.verify.math.read;

import org.jspecify.annotations.NullMarked;
