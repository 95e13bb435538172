package dev.ponder.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The numbers that training logged at one step.
///
/// @param seed of the run
/// @param step updates done
/// @param values by name, e.g. `reward`; values that are not finite are left out
public record MetricRow(long seed, int step, Map<String, Double> values) {
  public MetricRow {
    Check.that(step >= 0, "step", step, ">= 0");
    var finite = new LinkedHashMap<String, Double>();
    Check.present(values, "values")
        .forEach(
            (name, value) -> {
              if (Double.isFinite(value)) {
                finite.put(name, value);
              }
            });
    values = Collections.unmodifiableMap(finite);
  }
}
