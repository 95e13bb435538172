@NullMarked
package dev.ponder.cli.work;

import org.jspecify.annotations.NullMarked;
