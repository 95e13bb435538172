package dev.ponder.cli.verify;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// A file of JSON objects, one a line; `-` is standard input, and what is packed by gzip is
/// unpacked. Blank lines are skipped, a byte order mark is ignored.
///
/// Standard input is copied to a temporary file first, because a file is read twice: once to check
/// it, once to judge it. Close it to remove the copy.
public final class LineFile implements AutoCloseable {
  /// Bytes of a line at most.
  private static final int LONGEST = 64 << 20;

  private static final int GZIP = 0x1f8b;

  private final String name;
  private final Path path;
  private final boolean temporary;

  private LineFile(String name, Path path, boolean temporary) {
    this.name = name;
    this.path = path;
    this.temporary = temporary;
  }

  /// A file by its name.
  ///
  /// @param standardInput what `-` stands for
  public static LineFile open(String name, InputStream standardInput) throws IOException {
    if (name.equals("-")) {
      Path copy = Files.createTempFile("ponder-input", ".jsonl");
      try {
        Files.copy(standardInput, copy, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        Files.deleteIfExists(copy);
        throw e;
      }
      return new LineFile("standard input", copy, true);
    }
    Path path = Path.of(name);
    if (!Files.exists(path)) {
      throw new NoSuchFileException(name);
    }
    if (Files.isDirectory(path)) {
      throw new IllegalArgumentException("input: " + name + " is a folder; a file is needed");
    }
    if (!Files.isReadable(path)) {
      throw new FileSystemException(name, null, "can't be read");
    }
    return new LineFile(name, path, false);
  }

  /// As messages name it.
  public String name() {
    return name;
  }

  Path path() {
    return path;
  }

  /// Starts reading at the first line.
  public Reader read() throws IOException {
    return new Reader();
  }

  /// SHA-256 of a file's bytes, in hexadecimal digits.
  public static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      var buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (temporary) {
      Files.deleteIfExists(path);
    }
  }

  /// Reads the lines one after the other.
  public final class Reader implements AutoCloseable {
    private final InputStream in;
    private int number;

    private Reader() throws IOException {
      var bytes = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
      bytes.mark(2);
      int magic = bytes.read() << 8 | bytes.read();
      bytes.reset();
      try {
        in =
            magic == GZIP
                ? new BufferedInputStream(new GZIPInputStream(bytes, 1 << 16), 1 << 16)
                : bytes;
      } catch (IOException e) {
        bytes.close();
        throw damaged(e);
      }
    }

    /// The next line; nothing after the last.
    ///
    /// @throws LineException when it is not a JSON object
    public @Nullable Line next() throws IOException {
      while (true) {
        byte @Nullable [] bytes = nextBytes();
        if (bytes == null) {
          return null;
        }
        String text = text(bytes);
        if (!text.isBlank()) {
          return Line.read(name, number, text);
        }
      }
    }

    private byte @Nullable [] nextBytes() throws IOException {
      var line = new ByteArrayOutputStream(1 << 10);
      try {
        int next = in.read();
        if (next < 0) {
          return null;
        }
        number++;
        while (next >= 0 && next != '\n') {
          line.write(next);
          if (line.size() > LONGEST) {
            throw new LineException(name, number, "is longer than %,d MB".formatted(LONGEST >> 20));
          }
          next = in.read();
        }
      } catch (IOException e) {
        throw damaged(e);
      }
      return line.toByteArray();
    }

    private String text(byte[] bytes) {
      try {
        String text =
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return number == 1 && text.startsWith("\ufeff") ? text.substring(1) : text;
      } catch (CharacterCodingException e) {
        throw new LineException(name, number, "is not UTF-8");
      }
    }

    private IOException damaged(IOException e) {
      if (e instanceof ZipException || e instanceof EOFException) {
        throw new IllegalArgumentException(
            "input: %s is a damaged gzip file after line %d: %s"
                .formatted(name, number, e.getMessage()),
            e);
      }
      return e;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
