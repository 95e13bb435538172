package dev.ponder.experiment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes results.json: pretty printed, fields in the order of the records, and what is
/// read back equals what was written.
public final class ResultsJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .annotationIntrospector(new AllRequired())
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ResultsJson() {}

  /// Every component must be in the file but those that may be absent, which say so by
  /// [JsonInclude].
  private static final class AllRequired extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
      return !member.hasAnnotation(JsonInclude.class);
    }
  }

  /// As JSON text, ending in a line end.
  public static String write(Results results) {
    var indent = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter().withArrayIndenter(indent).withObjectIndenter(indent);
    return JSON.writer().with(printer).writeValueAsString(results) + "\n";
  }

  /// Reads JSON text.
  ///
  /// @throws IllegalArgumentException in one line naming the field and what is wrong with it
  public static Results read(String json) {
    try {
      return JSON.readValue(json, Results.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("results.json: " + explain(e), e);
    }
  }

  /// Reads a file.
  ///
  /// @throws IllegalArgumentException in one line naming the file, the field and what is wrong
  /// @throws IOException when the file can't be read
  public static Results read(Path file) throws IOException {
    try {
      return read(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private static String explain(JacksonException e) {
    String what = e.getOriginalMessage();
    for (Throwable at = e.getCause(); at != null; at = at.getCause()) {
      if (at instanceof IllegalArgumentException && at.getMessage() != null) {
        what = at.getMessage();
      }
    }
    if (what.startsWith("Missing required creator property")) {
      what = "is missing; give it a value";
    }
    String line = what.lines().findFirst().orElse("is not valid JSON");
    String place = e instanceof DatabindException ? path(e) : "";
    var at = e.getLocation();
    String where =
        place.isEmpty() && at != null
            ? "line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr())
            : "";
    return where + (place.isEmpty() ? "" : place + ": ") + line;
  }

  private static String path(JacksonException e) {
    var path = new StringBuilder();
    for (JacksonException.Reference each : e.getPath()) {
      String name = each.getPropertyName();
      if (name != null) {
        path.append(path.isEmpty() ? "" : ".").append(name);
      } else {
        path.append('[').append(each.getIndex()).append(']');
      }
    }
    return path.toString();
  }
}
