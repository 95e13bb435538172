package dev.ponder.model.train;

import java.util.List;

/// One worker's model: forward and backward of one micro-batch over parameters it shares.
///
/// Not safe for use by several threads at once; run by the thread that made it.
interface Lane extends AutoCloseable {
  /// Scores the examples' weighted tokens and, if asked, adds the gradient of minus the weighted
  /// sum of log-probabilities to [#gradient].
  List<Score> run(List<Example> examples, boolean backward, boolean entropy);

  /// Takes up parameters that were changed since.
  void refresh();

  /// Where gradients add up; the caller zeroes it.
  NativeFloats gradient();

  @Override
  void close();
}
