package dev.ponder.model.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The content of a safetensors file: named tensors and text about them.
///
/// @param tensors by name, in file order
/// @param metadata free text by key; tools of the Hugging Face family want `format` to be `pt`
public record SafeTensors(
    SequencedMap<String, Tensor> tensors, SequencedMap<String, String> metadata) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /// Tensors with the metadata that other tools want to see.
  public static SafeTensors of(SequencedMap<String, Tensor> tensors) {
    return new SafeTensors(tensors, new LinkedHashMap<>(Map.of("format", "pt")));
  }

  /// Reads a whole file; every tensor must be finite and whole.
  public static SafeTensors read(Path file) {
    try (SafeTensorsFile open = SafeTensorsFile.open(file)) {
      var tensors = new LinkedHashMap<String, Tensor>();
      for (String name : open.entries().keySet()) {
        tensors.put(name, open.read(name));
      }
      var metadata = new LinkedHashMap<>(open.metadata());
      metadata.keySet().removeIf(key -> key.startsWith(Encoding.CHECKSUM));
      return new SafeTensors(tensors, metadata);
    }
  }

  public Tensor get(String name) {
    @Nullable Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("tensor " + name + " is missing");
    }
    return tensor;
  }

  /// The values of a tensor of real numbers.
  public float[] floats(String name) {
    if (get(name) instanceof Tensor.Floats floats) {
      return floats.values();
    }
    throw new IllegalArgumentException("tensor " + name + " holds whole numbers, not floats");
  }

  /// The values of a tensor of whole numbers.
  public long[] longs(String name) {
    if (get(name) instanceof Tensor.Longs longs) {
      return longs.values();
    }
    throw new IllegalArgumentException("tensor " + name + " holds floats, not whole numbers");
  }

  /// This content as a file to write: widest values first so that all data is aligned, header
  /// padded to 8 bytes, a CRC-32C per tensor in the metadata.
  ///
  /// @throws IllegalArgumentException naming the first tensor with a value that is not finite, or
  ///   too large for its 16 bits
  public Part part() {
    var order = new ArrayList<>(tensors.keySet());
    order.sort(Comparator.comparingInt(name -> -get(name).dtype().bytes()));
    for (String name : order) {
      checkValues(name, get(name));
    }
    byte[] header = header(order);
    long data = order.stream().mapToLong(name -> bytes(get(name))).sum();
    return new Part() {
      @Override
      public long size() {
        return header.length + data;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(header);
        for (String name : order) {
          Encoding.<IOException>encode(
              get(name), chunk -> out.write(chunk.array(), 0, chunk.remaining()));
        }
      }
    };
  }

  private byte[] header(List<String> order) {
    var header = new LinkedHashMap<String, Object>();
    var text = new LinkedHashMap<String, String>(metadata);
    order.forEach(name -> text.put(Encoding.CHECKSUM + name, Encoding.checksum(get(name))));
    header.put("__metadata__", text);
    long at = 0;
    for (String name : order) {
      Tensor tensor = get(name);
      var entry = new LinkedHashMap<String, Object>();
      entry.put("dtype", tensor.dtype().name());
      entry.put("shape", tensor.shape());
      entry.put("data_offsets", List.of(at, at + bytes(tensor)));
      header.put(name, entry);
      at += bytes(tensor);
    }
    byte[] json = MAPPER.writeValueAsString(header).getBytes(StandardCharsets.UTF_8);
    int padded = (json.length + 7) / 8 * 8;
    var bytes = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(padded).put(json);
    while (bytes.hasRemaining()) {
      bytes.put((byte) ' ');
    }
    return bytes.array();
  }

  private static long bytes(Tensor tensor) {
    return switch (tensor) {
      case Tensor.Floats floats -> (long) floats.values().length * floats.dtype().bytes();
      case Tensor.Longs longs -> (long) longs.values().length * Long.BYTES;
    };
  }

  private static void checkValues(String name, Tensor tensor) {
    if (tensor instanceof Tensor.Floats(DType dtype, var _, float[] values)) {
      int bad = Encoding.firstNonFinite(values);
      if (bad >= 0) {
        throw new IllegalArgumentException(
            "tensor %s: value %d is %s and is never saved".formatted(name, bad, values[bad]));
      }
      int large = Encoding.firstOverflow(dtype, values);
      if (large >= 0) {
        throw new IllegalArgumentException(
            "tensor %s: value %d is %s, too large for %s; write F32"
                .formatted(name, large, values[large], dtype));
      }
    }
  }
}
