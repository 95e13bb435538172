package dev.ponder.experiment.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A journal's file on the machine's file system.
final class JournalFile implements Journal.Device {
  private final FileChannel channel;

  JournalFile(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.position(channel.size());
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      try (var folder = FileChannel.open(parent, StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void sync() throws IOException {
    channel.force(false);
  }

  @Override
  public void truncate(long length) throws IOException {
    channel.truncate(length);
    channel.position(length);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
