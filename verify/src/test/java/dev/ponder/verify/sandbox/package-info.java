@NullMarked
package dev.ponder.verify.sandbox;

import org.jspecify.annotations.NullMarked;
