package dev.ponder.experiment.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SequencedMap;

/// Versions of what decides a run's numbers.
public final class Versions {
  private static final List<String> LIBRARIES =
      List.of(
          "org.bytedeco/pytorch", "org.bytedeco/openblas", "tools.jackson.core/jackson-databind");

  private Versions() {}

  /// Ponder, Java, and those libraries on the class path that say their version.
  ///
  /// @param ponder Ponder's own version
  public static SequencedMap<String, String> here(String ponder) {
    var versions = new LinkedHashMap<String, String>();
    versions.put("ponder", ponder);
    versions.put("java", Runtime.version().toString());
    versions.put("jvm", System.getProperty("java.vm.name", "unknown"));
    for (String library : LIBRARIES) {
      String version = version(library);
      if (!version.isEmpty()) {
        versions.put(library.substring(library.indexOf('/') + 1), version);
      }
    }
    return versions;
  }

  /// The version in a jar's Maven properties, empty when it has none.
  static String version(String library) {
    String name = "/META-INF/maven/" + library + "/pom.properties";
    try (InputStream in = Versions.class.getResourceAsStream(name)) {
      if (in == null) {
        return "";
      }
      var properties = new Properties();
      properties.load(in);
      return Map.copyOf(properties).getOrDefault("version", "").toString();
    } catch (IOException e) {
      return "";
    }
  }
}
