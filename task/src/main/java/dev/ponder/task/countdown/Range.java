package dev.ponder.task.countdown;

/// Where a level's puzzles come from: how many numbers, and the bounds of numbers and target.
record Range(int numbers, int minNumber, int maxNumber, int minTarget, int maxTarget) {

  /// How many sets of numbers there are, whatever their order: C(numbers + values - 1, numbers).
  long sets() {
    long values = maxNumber - minNumber + 1L;
    long sets = 1;
    for (int i = 1; i <= numbers; i++) {
      sets = sets * (values + i - 1) / i;
    }
    return sets;
  }
}
