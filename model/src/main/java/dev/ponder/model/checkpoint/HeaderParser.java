package dev.ponder.model.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Reads the JSON header of a safetensors file and accepts it only when every byte of the data
/// belongs to exactly one tensor.
final class HeaderParser {
  private static final int MOST_DIMENSIONS = 8;
  private static final int LONGEST_NAME = 256;
  private static final long MOST_VALUES = Integer.MAX_VALUE - 8;

  private final Path file;
  private final long dataBytes;
  private final SequencedMap<String, SafeTensorsFile.Entry> entries = new LinkedHashMap<>();
  private final SequencedMap<String, String> metadata = new LinkedHashMap<>();

  HeaderParser(Path file, long dataBytes) {
    this.file = file;
    this.dataBytes = dataBytes;
  }

  SequencedMap<String, String> metadata() {
    return metadata;
  }

  /// The entries in the order of their data.
  SequencedMap<String, SafeTensorsFile.Entry> parse(byte[] header) {
    String text = Json.utf8(file, header);
    try (JsonParser json =
        Json.factory(header.length).createParser(ObjectReadContext.empty(), text)) {
      expect(json.nextToken(), JsonToken.START_OBJECT, "header");
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        if (name.equals("__metadata__")) {
          readMetadata(json);
        } else {
          checkName(name);
          entries.put(name, readEntry(json, name));
        }
      }
      long end = json.currentLocation().getCharOffset();
      if (!text.substring((int) end).chars().allMatch(c -> c == ' ')) {
        throw bad("header: more follows its closing brace; only spaces may");
      }
    } catch (JacksonException e) {
      throw new CheckpointException(file, "header: not valid JSON: " + e.getOriginalMessage(), e);
    }
    return covering();
  }

  private void readMetadata(JsonParser json) {
    expect(json.nextToken(), JsonToken.START_OBJECT, "__metadata__");
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = json.currentName();
      expect(json.nextToken(), JsonToken.VALUE_STRING, "__metadata__: " + key);
      metadata.put(key, json.getString());
    }
  }

  private SafeTensorsFile.Entry readEntry(JsonParser json, String name) {
    expect(json.nextToken(), JsonToken.START_OBJECT, "tensor " + name);
    @Nullable String dtype = null;
    @Nullable List<Long> shape = null;
    @Nullable List<Long> offsets = null;
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String field = json.currentName();
      switch (field) {
        case "dtype" -> {
          expect(json.nextToken(), JsonToken.VALUE_STRING, "tensor " + name + ": dtype");
          dtype = json.getString();
        }
        case "shape" -> shape = readNumbers(json, name, field, MOST_DIMENSIONS);
        case "data_offsets" -> offsets = readNumbers(json, name, field, 2);
        default -> throw bad("tensor " + name + ": field " + field + " is not known");
      }
    }
    if (dtype == null || shape == null || offsets == null) {
      throw bad("tensor " + name + ": dtype, shape and data_offsets are all needed");
    }
    return entry(name, dtype, shape, offsets);
  }

  private SafeTensorsFile.Entry entry(
      String name, String dtypeName, List<Long> shape, List<Long> offsets) {
    DType dtype = null;
    for (DType each : DType.values()) {
      if (each.name().equals(dtypeName)) {
        dtype = each;
      }
    }
    if (dtype == null) {
      throw bad(
          "tensor %s: dtype %s can't be read; use F32, F16, BF16 or I64"
              .formatted(name, dtypeName));
    }
    long values = 1;
    boolean empty = shape.contains(0L);
    for (long size : shape) {
      if (!empty && size > MOST_VALUES / values) {
        throw bad(
            "tensor %s: shape %s has more than %d values".formatted(name, shape, MOST_VALUES));
      }
      if (size > MOST_VALUES) {
        throw bad("tensor %s: size %d is more than %d".formatted(name, size, MOST_VALUES));
      }
      values = empty ? 0 : values * size;
    }
    if (offsets.size() != 2) {
      throw bad("tensor %s: data_offsets needs two numbers, not %s".formatted(name, offsets));
    }
    long begin = offsets.get(0);
    long end = offsets.get(1);
    if (begin > end || end > dataBytes) {
      throw bad(
          "tensor %s: data_offsets %s are outside of the file's %d bytes of data"
              .formatted(name, offsets, dataBytes));
    }
    if (end - begin != values * dtype.bytes()) {
      throw bad(
          "tensor %s: shape %s of %s needs %d bytes, but its data_offsets %s hold %d"
              .formatted(name, shape, dtype, values * dtype.bytes(), offsets, end - begin));
    }
    return new SafeTensorsFile.Entry(
        dtype, shape.stream().map(Math::toIntExact).toList(), begin, end);
  }

  private List<Long> readNumbers(JsonParser json, String name, String field, int most) {
    String where = "tensor " + name + ": " + field;
    expect(json.nextToken(), JsonToken.START_ARRAY, where);
    var numbers = new ArrayList<Long>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json.currentToken(), JsonToken.VALUE_NUMBER_INT, where);
      if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER || json.getLongValue() < 0) {
        throw bad(where + ": " + json.getString() + " is not in 0.." + Long.MAX_VALUE);
      }
      if (numbers.size() == most) {
        throw bad(where + ": more than " + most + " numbers");
      }
      numbers.add(json.getLongValue());
    }
    return numbers;
  }

  /// Names go into messages and maps, never into paths; still only plain ones are let in.
  private void checkName(String name) {
    boolean plain =
        !name.isEmpty()
            && name.length() <= LONGEST_NAME
            && !name.startsWith("/")
            && !name.contains("..")
            && name.chars()
                .allMatch(
                    c ->
                        (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= '0' && c <= '9')
                            || "_-.:/".indexOf(c) >= 0);
    if (!plain) {
      throw bad(
          "tensor %s: a name is 1 to %d letters, digits and _ - . : / and no path"
              .formatted(name, LONGEST_NAME));
    }
  }

  /// Sorts by offset; the tensors must follow each other without gap from 0 to the end.
  private SequencedMap<String, SafeTensorsFile.Entry> covering() {
    var names = new ArrayList<>(entries.keySet());
    names.sort(
        Comparator.comparingLong((String n) -> get(n).begin())
            .thenComparingLong(n -> get(n).end()));
    var sorted = new LinkedHashMap<String, SafeTensorsFile.Entry>();
    long at = 0;
    for (String name : names) {
      var entry = get(name);
      if (entry.begin() != at) {
        throw bad(
            "tensor %s: its data begins at %d where %d is expected; tensors may neither overlap nor leave holes"
                .formatted(name, entry.begin(), at));
      }
      at = entry.end();
      sorted.put(name, entry);
    }
    if (at != dataBytes) {
      throw bad(
          "the header describes %d bytes of data, but the file holds %d".formatted(at, dataBytes));
    }
    return sorted;
  }

  private SafeTensorsFile.Entry get(String name) {
    return java.util.Objects.requireNonNull(entries.get(name));
  }

  private void expect(@Nullable JsonToken actual, JsonToken expected, String where) {
    if (actual != expected) {
      throw bad(where + ": " + expected + " expected, found " + actual);
    }
  }

  private CheckpointException bad(String problem) {
    return new CheckpointException(file, problem);
  }
}
