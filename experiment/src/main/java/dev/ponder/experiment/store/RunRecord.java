package dev.ponder.experiment.store;

import dev.ponder.experiment.Machine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `run.yaml` says: everything that decides a run's numbers, and what it ran on.
///
/// @param configuration every setting with its resolved value; nested maps, lists and records are
///   fine
/// @param seed of all randomness
/// @param versions of Ponder, Java and libraries
/// @param machine it runs on
/// @param started when, as an ISO instant
public record RunRecord(
    Map<String, Object> configuration,
    long seed,
    Map<String, String> versions,
    Machine machine,
    String started) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public RunRecord {
    configuration = new LinkedHashMap<>(configuration);
    versions = new LinkedHashMap<>(versions);
  }

  /// One setting that is not what it was.
  ///
  /// @param setting its dotted name
  /// @param then its value when the run began, `absent` without one
  /// @param now its value now
  public record Change(String setting, String then, String now) {
    @Override
    public String toString() {
      return setting + ": " + then + " then, " + now + " now";
    }
  }

  /// Settings and seed in which `now` differs from the JSON form of an older record.
  static List<Change> changes(JsonNode then, RunRecord now) {
    SequencedMap<String, String> old = settings(then);
    SequencedMap<String, String> young = settings(JSON.valueToTree(now));
    var names = new TreeSet<>(old.keySet());
    names.addAll(young.keySet());
    var changes = new ArrayList<Change>();
    for (String name : names) {
      String before = old.getOrDefault(name, "absent");
      String after = young.getOrDefault(name, "absent");
      if (!before.equals(after)) {
        changes.add(new Change(name, before, after));
      }
    }
    return changes;
  }

  private static SequencedMap<String, String> settings(JsonNode json) {
    var settings = new LinkedHashMap<String, String>();
    flatten("", json.path("configuration"), settings);
    flatten("seed", json.path("seed"), settings);
    return settings;
  }

  private static void flatten(String name, @Nullable JsonNode node, Map<String, String> into) {
    if (node == null || node.isMissingNode()) {
      return;
    }
    if (node.isObject()) {
      node.properties()
          .forEach(
              each ->
                  flatten(
                      name.isEmpty() ? each.getKey() : name + "." + each.getKey(),
                      each.getValue(),
                      into));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(name + "." + i, node.get(i), into);
      }
    } else if (node.isNumber()) {
      boolean finite = Double.isFinite(node.doubleValue());
      into.put(
          name,
          finite
              ? node.decimalValue().stripTrailingZeros().toPlainString()
              : String.valueOf(node.doubleValue()));
    } else {
      into.put(name, node.asString());
    }
  }
}
