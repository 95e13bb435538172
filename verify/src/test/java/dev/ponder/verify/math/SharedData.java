package dev.ponder.verify.math;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Cases and samples of peers, which lie beside the repository; without them a test is skipped.
final class SharedData {
  private SharedData() {}

  static List<JsonNode> rows(String file) throws IOException {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolveSibling("shared").resolve("data").resolve(file);
      if (Files.exists(data)) {
        try (InputStream raw = Files.newInputStream(data);
            InputStream in = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
          return new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> JsonMapper.shared().readTree(line))
              .toList();
        }
      }
    }
    return abort("skipped: ../shared/data/" + file + " is not beside this repository");
  }
}
