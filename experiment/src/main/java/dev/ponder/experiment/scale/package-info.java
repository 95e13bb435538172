/// The main job: both panels of the o1 figure from one run.
@NullMarked
package dev.ponder.experiment.scale;

import org.jspecify.annotations.NullMarked;
