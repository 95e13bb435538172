/// Entry points for a coverage-guided fuzzer (Jazzer), which calls `fuzzerTestOneInput`;
/// `runs/fuzz.sh` runs them. The seeded runs of each parser's own tests need no fuzzer.
@NullMarked
package dev.ponder.verify.fuzz;

import org.jspecify.annotations.NullMarked;
