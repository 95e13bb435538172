package dev.ponder.model.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `manifest.json`: size and SHA-256 of every file of a folder, and of the manifest itself.
///
/// It is written last. Its own last field, `check`, is the SHA-256 of all bytes before it.
///
/// @param step the training step, or [#NO_STEP]
/// @param files by name
record Manifest(long step, SequencedMap<String, Content> files) {
  static final String FILE = "manifest.json";
  static final long NO_STEP = -1;

  private static final String CHECK = ",\n  \"check\": \"";

  Manifest {
    files = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(files));
  }

  /// What a file holds.
  record Content(long bytes, String sha256) {}

  byte[] write() {
    var text = new StringBuilder("{\n  \"format\": \"ponder-checkpoint-1\"");
    if (step != NO_STEP) {
      text.append(",\n  \"step\": ").append(step);
    }
    text.append(",\n  \"files\": {");
    String comma = "\n";
    for (Map.Entry<String, Content> each : files.entrySet()) {
      text.append(comma)
          .append("    \"%s\": ".formatted(each.getKey()))
          .append(
              "{\"bytes\": %d, \"sha256\": \"%s\"}"
                  .formatted(each.getValue().bytes(), each.getValue().sha256()));
      comma = ",\n";
    }
    text.append("\n  }");
    byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
    String check = HexFormat.of().formatHex(sha256().digest(body));
    return (text + CHECK + check + "\"\n}\n").getBytes(StandardCharsets.UTF_8);
  }

  /// Reads a folder's manifest and checks it against itself.
  static Manifest read(Path folder) {
    Path file = folder.resolve(FILE);
    String text = Json.utf8(file, Json.bytes(file));
    int end = text.lastIndexOf(CHECK);
    if (end < 0) {
      throw new CheckpointException(file, "is cut off or damaged: its own checksum is missing");
    }
    byte[] body = text.substring(0, end).getBytes(StandardCharsets.UTF_8);
    String check = HexFormat.of().formatHex(sha256().digest(body));
    if (!text.substring(end).equals(CHECK + check + "\"\n}\n")) {
      throw new CheckpointException(file, "is damaged: it does not match its own checksum");
    }
    ObjectNode json = Json.read(file);
    if (!json.path("format").asString("").equals("ponder-checkpoint-1")) {
      throw new CheckpointException(
          file, "format: %s; this version reads ponder-checkpoint-1".formatted(json.get("format")));
    }
    var files = new LinkedHashMap<String, Content>();
    for (Map.Entry<String, JsonNode> each : json.path("files").properties()) {
      if (!plainName(each.getKey())) {
        throw new CheckpointException(file, "files: " + each.getKey() + " is not a plain name");
      }
      JsonNode content = each.getValue();
      files.put(
          each.getKey(),
          new Content(content.path("bytes").asLong(-1), content.path("sha256").asString("")));
    }
    return new Manifest(json.path("step").asLong(NO_STEP), files);
  }

  /// Checks size and hash of every file.
  ///
  /// @throws CheckpointException naming the first that is missing, cut off or changed, and for
  ///   safetensors the damaged tensors
  void check(Path folder) {
    files.forEach((name, content) -> check(folder.resolve(name), content));
  }

  private static void check(Path file, Content content) {
    long size;
    String actual;
    try (InputStream in = Files.newInputStream(file)) {
      size = Files.size(file);
      actual = size == content.bytes() ? hash(in) : "";
    } catch (IOException e) {
      throw CheckpointException.of(file, "can't be read", e);
    }
    if (size != content.bytes()) {
      throw new CheckpointException(
          file,
          "%d bytes where the manifest says %d; the file is %s"
              .formatted(size, content.bytes(), size < content.bytes() ? "cut off" : "changed"));
    }
    if (!actual.equals(content.sha256())) {
      throw new CheckpointException(
          file,
          "SHA-256 %s where the manifest says %s; the file was changed or damaged%s"
              .formatted(abbreviate(actual), abbreviate(content.sha256()), tensors(file)));
    }
  }

  private static String abbreviate(String sha256) {
    return sha256.length() > 12 ? sha256.substring(0, 12) + "..." : sha256;
  }

  private static String tensors(Path file) {
    if (!file.toString().endsWith(".safetensors")) {
      return "";
    }
    try (SafeTensorsFile open = SafeTensorsFile.open(file)) {
      List<String> damaged = open.damaged();
      return damaged.isEmpty() ? " in its header" : " in tensor " + String.join(", ", damaged);
    } catch (CheckpointException _) {
      return " in its header";
    }
  }

  /// A name that stays inside its folder.
  static boolean plainName(@Nullable String name) {
    return name != null
        && name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
        && !name.equals(FILE)
        && !name.contains("..");
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String hash(InputStream in) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 17];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      digest.update(buffer, 0, count);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
