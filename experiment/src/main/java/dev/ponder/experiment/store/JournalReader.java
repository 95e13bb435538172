package dev.ponder.experiment.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads a journal line by line and believes only lines whose checksum is right.
final class JournalReader {
  /// Longest line that is read, in bytes.
  static final int LONGEST = 64 << 20;

  private static final Pattern END =
      Pattern.compile("\"" + Journal.CHECK + "\":\"(\\d{1,18}):([0-9a-f]{8})\"}");
  private static final int END_LENGTH = Journal.CHECK.length() + 40;

  private final JsonMapper json;
  private final Consumer<ObjectNode> each;
  private long records;
  private long damaged;
  private long next;
  private long length;

  private JournalReader(JsonMapper json, Consumer<ObjectNode> each) {
    this.json = json;
    this.each = each;
  }

  static Journal.Scan read(Path file, JsonMapper json, Consumer<ObjectNode> each) {
    var reader = new JournalReader(json, each);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      long total = reader.lines(in);
      return new Journal.Scan(
          reader.records, reader.damaged, total - reader.length, reader.length, reader.next);
    } catch (IOException e) {
      throw new JournalException(file, "can't be read", e);
    }
  }

  private long lines(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    long at = 0;
    for (int value = in.read(); value >= 0; value = in.read()) {
      at++;
      if (value == '\n') {
        take(line.toString(StandardCharsets.ISO_8859_1), at);
        line.reset();
      } else if (line.size() < LONGEST) {
        line.write(value);
      }
    }
    return at;
  }

  /// Takes a line that ends before byte `end`, if it is whole.
  private void take(String line, long end) {
    Matcher tail = END.matcher(line);
    tail.region(Math.max(0, line.length() - END_LENGTH), line.length());
    if (!tail.find() || tail.end() != line.length()) {
      return;
    }
    int cut = tail.start();
    String body = line.substring(0, cut > 1 ? cut - 1 : cut);
    long number = Long.parseLong(tail.group(1));
    boolean whole =
        number >= next
            && Journal.line(body, number).equals(line + "\n")
            && tail.group(2).equals(Journal.crc(body, number));
    if (!whole) {
      return;
    }
    try {
      if (json.readTree(line) instanceof ObjectNode object) {
        object.remove(Journal.CHECK);
        each.accept(object);
      }
    } catch (JacksonException e) {
      return; // the checksum is right, so this was never written by a journal
    }
    damaged += number - next;
    next = number + 1;
    records++;
    length = end;
  }
}
