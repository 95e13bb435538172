/// Verifying the lines of a file: reading them, judging them in parallel, writing a verdict each,
/// resuming, summing up. The subcommands of `ponder verify` are a [LineJob] each.
@NullMarked
package dev.ponder.cli.verify;

import org.jspecify.annotations.NullMarked;
