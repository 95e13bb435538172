/// Moves a model: gradients of weighted log-probabilities, AdamW, supervised training, and the
/// trainable policy.
///
/// Everything that is learned here is one objective, `sum of weight * log pi(token | before)`:
/// supervised training weighs each completion token equally, policy gradients weigh by credit.
/// libtorch stays inside; callers see [dev.ponder.model.Weights], arrays and records.
@NullMarked
package dev.ponder.model.train;

import org.jspecify.annotations.NullMarked;
