/// The report of a run: one self-contained HTML page.
@NullMarked
package dev.ponder.experiment.report;

import org.jspecify.annotations.NullMarked;
