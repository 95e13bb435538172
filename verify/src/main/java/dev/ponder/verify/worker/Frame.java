package dev.ponder.verify.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One message between a pool and its child: `int length, long id, byte kind, UTF-8 text`, the
/// numbers big-endian, the length that of the text.
///
/// A reply carries the id of its request, so that it can't be taken for the reply to another.
///
/// @param id of the request
/// @param kind of the message
/// @param text in UTF-8
record Frame(long id, byte kind, byte[] text) {
  /// The child is there and has made its handler.
  static final byte READY = 0;

  /// A request, or the handler's answer to it.
  static final byte TEXT = 1;

  /// The handler threw an exception.
  static final byte EXCEPTION = 2;

  /// The handler threw an error; the child ends, for its state is not to be trusted.
  static final byte ERROR = 3;

  /// The handler's answer is too large or not text.
  static final byte SIZE = 4;

  static Frame of(long id, byte kind, String text) {
    return new Frame(id, kind, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Nothing when the text has a lone surrogate, which UTF-8 can't say.
  static byte @Nullable [] bytes(String text) {
    try {
      ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      var bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  String string() {
    return new String(text, StandardCharsets.UTF_8);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeInt(text.length);
    out.writeLong(id);
    out.writeByte(kind);
    out.write(text);
    out.flush();
  }

  /// The next message; nothing at the end of the stream.
  ///
  /// @throws IOException when what comes is not a frame of at most `mostBytes`
  static @Nullable Frame read(DataInputStream in, int mostBytes) throws IOException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
    if (length < 0 || length > mostBytes) {
      throw new IOException(
          "a frame of " + length + " bytes; at most " + mostBytes + " are allowed");
    }
    long id = in.readLong();
    byte kind = in.readByte();
    byte[] text = in.readNBytes(length);
    if (text.length < length) {
      throw new EOFException("a frame was cut off");
    }
    return new Frame(id, kind, text);
  }
}
