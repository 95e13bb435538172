package dev.ponder.model.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// The content of one file of a checkpoint, written once from beginning to end.
public interface Part {
  /// Number of bytes that [#writeTo] writes.
  long size();

  void writeTo(OutputStream out) throws IOException;

  static Part bytes(byte[] content) {
    return new Part() {
      @Override
      public long size() {
        return content.length;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(content);
      }
    };
  }

  static Part text(String content) {
    return bytes(content.getBytes(StandardCharsets.UTF_8));
  }

  /// A record, map or list as JSON; a number that is not finite is an error.
  static Part json(Object content) {
    return bytes(Json.write(content));
  }
}
