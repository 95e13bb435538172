/// Which token gets how much credit: the update rules as pure functions from judged samples to
/// [dev.ponder.core.Credit].
///
/// A rule is an advantage (how much better than expected a sample was), a term (what a changed
/// probability does to it) and an aggregation (how the sum over tokens is divided).
@NullMarked
package dev.ponder.learning.credit;

import org.jspecify.annotations.NullMarked;
