/// Exact curves and their intervals from one bank of samples, and the laws fitted to them.
///
/// A [SampleBank] is drawn once; every [Estimator] then gives the expected accuracy at any k
/// without drawing again. [Bootstrap] puts intervals around means, differences and fits.
@NullMarked
package dev.ponder.experiment.measure;

import org.jspecify.annotations.NullMarked;
