package dev.ponder.model.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// An open safetensors file whose header has been checked; tensors are read one by one.
///
/// The layout: eight bytes with the header's length (little-endian), the header as JSON, the data.
/// Opening reads the header only and allocates nothing for the tensors. Specification:
/// https://huggingface.co/docs/safetensors
public final class SafeTensorsFile implements Closeable {
  /// Longest header that is read, in bytes: some hundred thousand tensors.
  public static final int LONGEST_HEADER = 16 << 20;

  private static final int CHUNK = 1 << 20;

  private final Path file;
  private final FileChannel channel;
  private final SequencedMap<String, Entry> entries;
  private final SequencedMap<String, String> metadata;
  private final long dataStart;

  /// Where one tensor lies.
  ///
  /// @param begin first byte, counted from the beginning of the data
  /// @param end byte after the last
  public record Entry(DType dtype, List<Integer> shape, long begin, long end) {
    /// Number of values.
    public int values() {
      return (int) ((end - begin) / dtype.bytes());
    }
  }

  private SafeTensorsFile(
      Path file, FileChannel channel, HeaderParser header, byte[] text, long dataStart) {
    this.file = file;
    this.channel = channel;
    this.entries = Collections.unmodifiableSequencedMap(header.parse(text));
    this.metadata = Collections.unmodifiableSequencedMap(header.metadata());
    this.dataStart = dataStart;
  }

  /// Opens a file and checks its header.
  ///
  /// @throws CheckpointException when anything about it is not as it must be
  public static SafeTensorsFile open(Path file) {
    FileChannel channel;
    try {
      if (Files.isDirectory(file)) {
        throw new CheckpointException(file, "is a folder, not a safetensors file");
      }
      channel = FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException e) {
      throw CheckpointException.of(file, "can't be opened", e);
    }
    try {
      return open(file, channel);
    } catch (IOException | RuntimeException e) {
      try {
        channel.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      if (e instanceof IOException io) {
        throw CheckpointException.of(file, "can't be read", io);
      }
      throw (RuntimeException) e;
    }
  }

  private static SafeTensorsFile open(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    byte[] head = new byte[(int) Math.min(64, size)];
    readFully(file, channel, ByteBuffer.wrap(head), 0);
    if (size < 8) {
      throw new CheckpointException(
          file, size + " bytes are too few: a safetensors file begins with 8 bytes of length");
    }
    long length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getLong();
    boolean plausible = length >= 2 && length <= LONGEST_HEADER && length <= size - 8;
    if (!plausible || head[8] != '{') {
      @Nullable String other = Magic.name(head);
      if (other != null) {
        throw new CheckpointException(file, other);
      }
      if (length < 2 || length > LONGEST_HEADER) {
        throw new CheckpointException(
            file,
            "header length %s is not in 2..%d; this is no safetensors file or it is damaged"
                .formatted(Long.toUnsignedString(length), LONGEST_HEADER));
      }
      if (length > size - 8) {
        throw new CheckpointException(
            file,
            "header length %d is more than the %d bytes that follow; the file is cut off"
                .formatted(length, size - 8));
      }
      throw new CheckpointException(file, "header: does not begin with {");
    }
    byte[] text = new byte[(int) length];
    readFully(file, channel, ByteBuffer.wrap(text), 8);
    return new SafeTensorsFile(
        file, channel, new HeaderParser(file, size - 8 - length), text, 8 + length);
  }

  public Path file() {
    return file;
  }

  /// Every tensor's place, in the order of the data.
  public SequencedMap<String, Entry> entries() {
    return entries;
  }

  public SequencedMap<String, String> metadata() {
    return metadata;
  }

  /// Reads one tensor; 16-bit floats are widened exactly.
  ///
  /// @throws CheckpointException when its checksum is wrong (files written by Ponder carry one per
  ///   tensor), or when a value is NaN or infinite
  public Tensor read(String name) {
    Tensor tensor = readAny(name);
    if (tensor instanceof Tensor.Floats floats) {
      int bad = Encoding.firstNonFinite(floats.values());
      if (bad >= 0) {
        throw new CheckpointException(
            file,
            "tensor %s: value %d is %s; weights must be finite"
                .formatted(name, bad, floats.values()[bad]));
      }
    }
    return tensor;
  }

  /// Reads one tensor and lets NaN and infinity pass.
  public Tensor readAny(String name) {
    Entry entry = entry(name);
    Tensor tensor;
    var crc = new CRC32C();
    if (entry.dtype() == DType.I64) {
      var values = new long[entry.values()];
      int[] at = {0};
      stream(
          entry,
          chunk -> {
            crc.update(chunk.duplicate());
            at[0] += Encoding.decode(chunk, values, at[0]);
          });
      tensor = new Tensor.Longs(entry.shape(), values);
    } else {
      var values = new float[entry.values()];
      int[] at = {0};
      stream(
          entry,
          chunk -> {
            crc.update(chunk.duplicate());
            at[0] += Encoding.decode(entry.dtype(), chunk, values, at[0]);
          });
      tensor = new Tensor.Floats(entry.dtype(), entry.shape(), values);
    }
    checkSum(name, crc);
    return tensor;
  }

  /// Names of the tensors whose checksum is wrong; empty for files without checksums.
  public List<String> damaged() {
    var damaged = new ArrayList<String>();
    entries.forEach(
        (name, entry) -> {
          var crc = new CRC32C();
          stream(entry, crc::update);
          @Nullable String expected = metadata.get(Encoding.CHECKSUM + name);
          if (expected != null && !expected.equals(Encoding.hex(crc))) {
            damaged.add(name);
          }
        });
    return damaged;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw CheckpointException.of(file, "can't be closed", e);
    }
  }

  private Entry entry(String name) {
    @Nullable Entry entry = entries.get(name);
    if (entry == null) {
      throw new CheckpointException(file, "tensor " + name + " is missing");
    }
    return entry;
  }

  private void checkSum(String name, CRC32C crc) {
    @Nullable String expected = metadata.get(Encoding.CHECKSUM + name);
    if (expected != null && !expected.equals(Encoding.hex(crc))) {
      throw new CheckpointException(
          file,
          "tensor %s: checksum %s where %s is expected; the file is damaged"
              .formatted(name, Encoding.hex(crc), expected));
    }
  }

  private void stream(Entry entry, Consumer<ByteBuffer> sink) {
    var buffer = ByteBuffer.allocate((int) Math.min(CHUNK, entry.end() - entry.begin()));
    buffer.order(ByteOrder.LITTLE_ENDIAN);
    try {
      for (long at = entry.begin(); at < entry.end(); at += buffer.limit()) {
        buffer.clear().limit((int) Math.min(buffer.capacity(), entry.end() - at));
        readFully(file, channel, buffer, dataStart + at);
        sink.accept(buffer.flip());
      }
    } catch (IOException e) {
      throw CheckpointException.of(file, "can't be read", e);
    }
  }

  private static void readFully(Path file, FileChannel channel, ByteBuffer into, long position)
      throws IOException {
    long at = position;
    while (into.hasRemaining()) {
      int count = channel.read(into, at);
      if (count < 0) {
        throw new CheckpointException(file, "ends at byte " + at + " while being read");
      }
      at += count;
    }
  }
}
