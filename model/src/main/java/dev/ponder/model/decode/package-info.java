/// Sampling from a transformer on the CPU: a [Decoder] computes logits with kernels on the Vector
/// API, an [Engine] gathers the calls of many virtual threads into batches, a [LanguageModelPolicy]
/// makes it a policy.
///
/// Same weights, prefix and random key give the same tokens and log-probabilities, bit for bit,
/// whatever else is in the batch, however many threads run, and whichever vectors the machine has:
/// every sum has one fixed order. Only a processor's matrix unit, which models of 16 bits use, has
/// an order of its own.
@NullMarked
package dev.ponder.model.decode;

import org.jspecify.annotations.NullMarked;
