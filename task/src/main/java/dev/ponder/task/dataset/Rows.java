package dev.ponder.task.dataset;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads a data set in its published form: one JSON object a line, perhaps packed (`.gz`).
public final class Rows {
  private static final int MOST_BYTES = 64 << 20;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Rows() {}

  /// All rows; blank lines are passed over.
  ///
  /// @throws IllegalArgumentException when the file can't be read or has no rows, or a line is no
  ///   JSON object in UTF-8, naming file and line
  public static List<Row> read(Path file) {
    var rows = new ArrayList<Row>();
    int line = 0;
    try (var in = open(file)) {
      for (byte[] bytes = next(in); bytes != null; bytes = next(in)) {
        line++;
        var text = decoded(file, line, bytes);
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
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + ": is a folder; name the file in it");
    }
    var in = Files.newInputStream(file);
    try {
      return new BufferedInputStream(
          file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, 1 << 16);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /// The bytes of the next line without its end; null at the end of the file.
  private static byte @Nullable [] next(InputStream in) throws IOException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    var line = new ByteArrayOutputStream();
    for (int each = first; each >= 0 && each != '\n'; each = in.read()) {
      line.write(each);
      if (line.size() > MOST_BYTES) {
        throw new IOException("a line of more than %d bytes".formatted(MOST_BYTES));
      }
    }
    return line.toByteArray();
  }

  private static String decoded(Path file, int line, byte[] bytes) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("%s line %d: not UTF-8".formatted(file, line), e);
    }
  }

  private static String why(IOException e) {
    var kind = e.getClass().getSimpleName().replace("Exception", "");
    return kind.equals("IO") || kind.equals("Zip") || kind.equals("EOF")
        ? String.valueOf(e.getMessage())
        : kind;
  }

  private static Row row(Path file, int line, String text) {
    try {
      var object = MAPPER.readTree(text);
      if (object.isObject()) {
        return new Row(file, line, object);
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "%s line %d: not JSON (%s)"
              .formatted(file, line, e.getOriginalMessage().lines().findFirst().orElse("")),
          e);
    }
    throw new IllegalArgumentException("%s line %d: not a JSON object".formatted(file, line));
  }
}
