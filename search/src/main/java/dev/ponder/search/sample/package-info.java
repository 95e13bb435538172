/// Draw independent chains, then choose: one chain, votes, best of N, the first that is verified.
@NullMarked
package dev.ponder.search.sample;

import org.jspecify.annotations.NullMarked;
