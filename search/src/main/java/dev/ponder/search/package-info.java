@NullMarked
package dev.ponder.search;

import org.jspecify.annotations.NullMarked;
