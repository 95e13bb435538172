/// What a trace is, who proposes it, who judges it, what it costs.
///
/// The seed of the design is the plain decision process: a state is a [Problem] with the text so
/// far (a [Trace]), an action is a [Step] of text appended to it, the reward comes from a
/// [Verifier] when the text ends. A [Policy] proposes, a [Ledger] holds the account of a [Budget].
@NullMarked
package dev.ponder.core;

import org.jspecify.annotations.NullMarked;
