@NullMarked
package dev.ponder.verify.smt;

import org.jspecify.annotations.NullMarked;
