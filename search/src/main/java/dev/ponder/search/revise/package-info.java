/// Make one chain think for longer or shorter.
@NullMarked
package dev.ponder.search.revise;

import org.jspecify.annotations.NullMarked;
