/// A transformer that can be a policy: its shape, weights, tokenizer; `train` moves it, `decode`
/// samples from it.
@NullMarked
package dev.ponder.model;

import org.jspecify.annotations.NullMarked;
