/// What a run found, as data: [dev.ponder.experiment.Results] is results.json.
///
/// Everything published (the figures, the report) is drawn from these records alone.
@NullMarked
package dev.ponder.experiment;

import org.jspecify.annotations.NullMarked;
