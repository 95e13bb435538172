package dev.ponder.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lines and curves through the measured points.
///
/// @param train accuracy on log10 of training FLOPs, all seeds together; absent when there are too
///   few points
/// @param sigmoid through the same points; absent when it can't be fitted
/// @param test one slope per strategy and policy
public record Fits(
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Slope train,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Sigmoid sigmoid,
    List<TestSlope> test) {
  /// Nothing fitted.
  public static final Fits NONE = new Fits(null, null, List.of());

  public Fits {
    test = List.copyOf(Check.present(test, "test"));
  }
}
