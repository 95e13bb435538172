@NullMarked
package dev.ponder.verify.code;

import org.jspecify.annotations.NullMarked;
