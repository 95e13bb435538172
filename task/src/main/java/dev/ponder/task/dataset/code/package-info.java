/// Published sets of programming: an answer is right when its program passes the tests in the box.
@NullMarked
package dev.ponder.task.dataset.code;

import org.jspecify.annotations.NullMarked;
