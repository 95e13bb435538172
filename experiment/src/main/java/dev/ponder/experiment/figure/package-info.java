/// Pictures of results: the o1 figure, behaviours, training curves, and the curve in the terminal.
///
/// A figure is a pure function from records to a [dev.ponder.experiment.figure.Picture], which is
/// SVG or PNG as wanted. No installed font and no display is needed.
@NullMarked
package dev.ponder.experiment.figure;

import org.jspecify.annotations.NullMarked;
