/// Tests of programs that a model wrote, each run in a box of its own: HumanEval, HumanEval+, MBPP,
/// pairs of input and output, and cases of our own.
@NullMarked
package dev.ponder.verify.code;

import org.jspecify.annotations.NullMarked;
