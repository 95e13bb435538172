@NullMarked
package dev.ponder.verify.proof;

import org.jspecify.annotations.NullMarked;
