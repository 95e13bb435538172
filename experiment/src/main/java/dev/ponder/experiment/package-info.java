@NullMarked
package dev.ponder.experiment;

import org.jspecify.annotations.NullMarked;
