@NullMarked
package dev.ponder.cli;

import org.jspecify.annotations.NullMarked;
