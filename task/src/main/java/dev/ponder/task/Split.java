package dev.ponder.task;

/// Which of a task's three disjoint sets a problem belongs to. Equal problems (whatever their order
/// of numbers) are in the same set.
public enum Split {
  /// To learn from.
  TRAIN,
  /// To look at while learning.
  PROBE,
  /// To report.
  TEST
}
