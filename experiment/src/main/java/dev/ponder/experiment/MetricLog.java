package dev.ponder.experiment;

import dev.ponder.learning.StepLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The numbers of training steps, from the trainer or from metrics.jsonl.
///
/// Nested numbers have dotted names: `rewards.solved`, `statistics.tries`.
public final class MetricLog {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private MetricLog() {}

  /// All numbers of one logged step.
  public static MetricRow row(long seed, StepLog log) {
    var values = new LinkedHashMap<String, Double>();
    flatten("", JSON.valueToTree(log), values);
    return new MetricRow(seed, Math.toIntExact(log.step()), values);
  }

  /// Reads metrics.jsonl: one JSON object a line with `seed`, `step` and numbers. A last line that
  /// was cut while it was written is left out.
  ///
  /// @throws IllegalArgumentException in one line naming the file, the line and what is wrong
  public static List<MetricRow> read(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    var rows = new ArrayList<MetricRow>();
    for (int i = 0; i < lines.size(); i++) {
      boolean cut = i == lines.size() - 1 && !text.endsWith("\n");
      if (!lines.get(i).isBlank() && !cut) {
        rows.add(parse(lines.get(i), file + ": line " + (i + 1)));
      }
    }
    return rows;
  }

  private static MetricRow parse(String line, String where) {
    JsonNode json;
    try {
      json = JSON.readTree(line);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(where + ": is not JSON; " + e.getOriginalMessage(), e);
    }
    if (!json.path("seed").isIntegralNumber() || !json.path("step").isIntegralNumber()) {
      throw new IllegalArgumentException(
          where
              + ": seed and step are needed, both whole numbers; the line has "
              + json.propertyNames());
    }
    var values = new LinkedHashMap<String, Double>();
    flatten("", json, values);
    return new MetricRow(json.get("seed").asLong(), json.get("step").asInt(), values);
  }

  private static void flatten(String name, JsonNode node, Map<String, Double> into) {
    if (node.isNumber()) {
      into.put(name, node.asDouble());
    } else if (node.isObject()) {
      for (String each : node.propertyNames()) {
        flatten(name.isEmpty() ? each : name + "." + each, node.get(each), into);
      }
    }
  }
}
