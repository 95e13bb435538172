package dev.ponder.task.dataset;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads a data set in its published form: one JSON object a line, perhaps packed (`.gz`).
public final class Rows {
  private Rows() {}

  /// All rows; blank lines are passed over.
  ///
  /// @throws IllegalArgumentException when the file can't be read or has no rows, or a line is no
  ///   JSON object, naming file and line
  public static List<Row> read(Path file) {
    var rows = new ArrayList<Row>();
    int line = 0;
    try (var reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        if (!text.isBlank()) {
          rows.add(row(file, line, text));
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: can't be read after line %d: %s".formatted(file, line, why(e)), e);
    }
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(file + ": there are no rows in it");
    }
    return rows;
  }

  private static InputStream open(Path file) throws IOException {
    var in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }

  private static String why(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "");
  }

  private static Row row(Path file, int line, String text) {
    try {
      var object = JsonMapper.shared().readTree(text);
      if (object.isObject()) {
        return new Row(file, line, object);
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "%s line %d: not JSON (%s)".formatted(file, line, e.getOriginalMessage().lines().findFirst().orElse("")),
          e);
    }
    throw new IllegalArgumentException("%s line %d: not a JSON object".formatted(file, line));
  }
}
