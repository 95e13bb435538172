package dev.ponder.model.decode;

import java.util.List;

/// What one call of an [Engine] gave.
///
/// @param continuations in sample order
/// @param prompt prefix tokens computed for it, once for all samples
/// @param cached prefix tokens that were found in the cache
public record Generation(List<Continuation> continuations, int prompt, int cached) {}
