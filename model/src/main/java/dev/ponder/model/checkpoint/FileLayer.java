package dev.ponder.model.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Every operation by which a checkpoint changes the disk, so that a test can stop at any of them.
public interface FileLayer {
  void createFolder(Path folder) throws IOException;

  /// A new file; it must not exist.
  Sink create(Path file) throws IOException;

  /// Moves within one file system, in one step.
  void rename(Path from, Path to) throws IOException;

  /// Removes a file or an empty folder.
  void delete(Path path) throws IOException;

  /// Makes the names in a folder durable.
  void syncFolder(Path folder) throws IOException;

  /// Bytes that can still be written near `folder`.
  long freeBytes(Path folder) throws IOException;

  /// A file being written.
  abstract class Sink extends OutputStream {
    /// Makes what was written durable. After a failure nothing is known about the file.
    public abstract void sync() throws IOException;

    @Override
    public final void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public abstract void write(byte[] bytes, int from, int count) throws IOException;
  }

  /// The machine's file system.
  static FileLayer system() {
    return new SystemFiles();
  }

  /// `java.nio.file` and fsync.
  final class SystemFiles implements FileLayer {
    SystemFiles() {}

    @Override
    public void createFolder(Path folder) throws IOException {
      Files.createDirectory(folder);
    }

    @Override
    public Sink create(Path file) throws IOException {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return new Sink() {
        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
          var buffer = ByteBuffer.wrap(bytes, from, count);
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
        }

        @Override
        public void sync() throws IOException {
          channel.force(true);
        }

        @Override
        public void close() throws IOException {
          channel.close();
        }
      };
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(Path path) throws IOException {
      Files.delete(path);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
      try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }

    @Override
    public long freeBytes(Path folder) throws IOException {
      return Files.getFileStore(folder).getUsableSpace();
    }
  }
}
