package dev.ponder.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run of the main job found: the whole of results.json, in its field order.
///
/// docs/results-json.md tells every field, its unit and its meaning.
///
/// @param task the task and how it was set, in one line
/// @param seeds of the runs, in order
/// @param trainCurve accuracy against training compute, every seed and checkpoint
/// @param testCurves accuracy against test-time compute
/// @param fits slopes and the sigmoid
/// @param behaviours habits before and after reinforcement learning
/// @param ledger what all of it cost
/// @param versions of Ponder, Java and the libraries that decide numbers
/// @param machine it ran on
/// @param command the command line that makes these results again
/// @param settings resolved settings: texts, booleans, whole numbers, fractions, lists and maps of
///   them
/// @param alarms what training complained about, in plain words; empty when nothing
public record Results(
    String task,
    List<Long> seeds,
    List<TrainPoint> trainCurve,
    List<TestCurve> testCurves,
    Fits fits,
    Habits behaviours,
    Spending ledger,
    Map<String, String> versions,
    Machine machine,
    String command,
    Map<String, Object> settings,
    List<String> alarms) {
  public Results {
    Check.present(task, "task");
    seeds = List.copyOf(Check.present(seeds, "seeds"));
    Check.that(!seeds.isEmpty(), "seeds", "[]", "at least one seed");
    Check.that(
        seeds.stream().distinct().count() == seeds.size(), "seeds", seeds, "without repetition");
    trainCurve = List.copyOf(Check.present(trainCurve, "trainCurve"));
    for (TrainPoint each : trainCurve) {
      Check.that(seeds.contains(each.seed()), "trainCurve.seed", each.seed(), "one of " + seeds);
    }
    testCurves = List.copyOf(Check.present(testCurves, "testCurves"));
    for (TestCurve each : testCurves) {
      Long seed = each.seed();
      Check.that(
          seed == null || seeds.contains(seed),
          "testCurves.seed",
          String.valueOf(seed),
          "one of " + seeds + " or absent");
    }
    Check.present(fits, "fits");
    Check.present(behaviours, "behaviours");
    Check.present(ledger, "ledger");
    versions =
        Collections.unmodifiableMap(new LinkedHashMap<>(Check.present(versions, "versions")));
    Check.present(machine, "machine");
    Check.present(command, "command");
    settings = plainMap(Check.present(settings, "settings"), "settings");
    alarms = List.copyOf(Check.present(alarms, "alarms"));
  }

  /// The train curve of one seed, by step.
  public List<TrainPoint> trainCurve(long seed) {
    return trainCurve.stream()
        .filter(each -> each.seed() == seed)
        .sorted((a, b) -> Integer.compare(a.step(), b.step()))
        .toList();
  }

  private static Map<String, Object> plainMap(Map<?, ?> map, String field) {
    var plain = new LinkedHashMap<String, Object>();
    map.forEach((key, value) -> plain.put(String.valueOf(key), plain(value, field + "." + key)));
    return Collections.unmodifiableMap(plain);
  }

  /// The value in the one form that reading it back from JSON gives.
  private static Object plain(@Nullable Object value, String field) {
    return switch (value) {
      case null -> throw new IllegalArgumentException(field + ": is missing; give it a value");
      case String text -> text;
      case Boolean truth -> truth;
      case Integer whole -> (long) whole;
      case Long whole -> whole;
      case Float fraction -> plain((double) fraction, field);
      case Double fraction -> {
        Check.finite(fraction, field);
        yield fraction;
      }
      case List<?> list -> {
        var plain = new ArrayList<Object>();
        for (Object each : list) {
          plain.add(plain(each, field));
        }
        yield Collections.unmodifiableList(plain);
      }
      case Map<?, ?> map -> plainMap(map, field);
      default ->
          throw new IllegalArgumentException(
              "%s: %s of %s is not allowed; it must be a text, a boolean, a number, a list or a map"
                  .formatted(field, value, value.getClass().getSimpleName()));
    };
  }
}
