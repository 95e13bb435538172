/// Exact algebra on expressions: a normal form in which equal ones meet, within fixed limits.
@NullMarked
package dev.ponder.verify.math.exact;

import org.jspecify.annotations.NullMarked;
