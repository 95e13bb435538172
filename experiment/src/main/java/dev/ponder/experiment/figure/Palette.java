package dev.ponder.experiment.figure;

import dev.ponder.experiment.Strategy;
import java.util.List;

/// Colours that stay apart for colour-blind eyes and in grey: those of Okabe and Ito, "Color
/// Universal Design" (2008), the light ones darkened for thin lines on white.
final class Palette {
  static final String BLUE = "#0072b2";
  static final String VERMILION = "#d55e00";
  static final String GREEN = "#00845f";
  static final String PURPLE = "#b5528f";
  static final String ORANGE = "#c98500";
  static final String GREY = "#7a7a7a";

  private static final List<String> SEEDS = List.of(BLUE, ORANGE, GREEN, PURPLE);

  private Palette() {}

  /// Colour of the n-th seed; they repeat after four.
  static String seed(int index) {
    return SEEDS.get(Math.floorMod(index, SEEDS.size()));
  }

  static String of(Strategy strategy) {
    return switch (strategy) {
      case THINKING_BUDGET -> BLUE;
      case MAJORITY_VOTE -> VERMILION;
      case BEST_OF_N -> GREEN;
      case FIRST_VERIFIED -> PURPLE;
      case COVERAGE -> GREY;
    };
  }

  static int shape(Strategy strategy) {
    return switch (strategy) {
      case THINKING_BUDGET -> 0;
      case MAJORITY_VOTE -> 1;
      case BEST_OF_N -> 2;
      case FIRST_VERIFIED -> 3;
      case COVERAGE -> 0;
    };
  }

  static String name(Strategy strategy) {
    return switch (strategy) {
      case THINKING_BUDGET -> "thinking budget";
      case MAJORITY_VOTE -> "majority vote";
      case BEST_OF_N -> "best of N, verifier";
      case FIRST_VERIFIED -> "first verified";
      case COVERAGE -> "coverage (pass@k)";
    };
  }
}
