/// Ways to spend a budget on one problem.
///
/// A [Search] is a record whose components are its settings and the roles it needs; it is straight
/// blocking code. Strategies lie in sibling packages: `sample` draws independent chains and chooses
/// among them, `revise` makes one chain think for longer or shorter.
@NullMarked
package dev.ponder.search;

import org.jspecify.annotations.NullMarked;
