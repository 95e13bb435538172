/// Whether a text has the form that was asked for: sections, JSON, code fences. All by scanners
/// that look at each character a bounded number of times; none says anything about the content.
@NullMarked
package dev.ponder.verify.format;

import org.jspecify.annotations.NullMarked;
