package dev.ponder.model.train;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.javacpp.Pointer;

/// Floats outside the heap, where libtorch and Java both see them, until closed.
final class NativeFloats implements AutoCloseable {
  private final Arena arena = Arena.ofShared();
  private final MemorySegment segment;
  private final long size;

  /// Zeros.
  NativeFloats(long size) {
    this.size = size;
    this.segment = arena.allocate(4L * Math.max(1, size), 64);
  }

  MemorySegment segment() {
    return segment;
  }

  /// A pointer to the value at `offset`; it owns nothing.
  Pointer at(int offset) {
    return new Address(segment.address() + 4L * offset);
  }

  void read(float[] into) {
    check(into.length);
    MemorySegment.copy(segment, ValueLayout.JAVA_FLOAT, 0, into, 0, into.length);
  }

  void write(float[] values) {
    check(values.length);
    MemorySegment.copy(values, 0, segment, ValueLayout.JAVA_FLOAT, 0, values.length);
  }

  private void check(int length) {
    if (length != size) {
      throw new IllegalArgumentException(length + " floats for room for " + size);
    }
  }

  void zero() {
    segment.fill((byte) 0);
  }

  @Override
  public void close() {
    arena.close();
  }

  private static final class Address extends Pointer {
    Address(long address) {
      super((Pointer) null);
      this.address = address;
    }
  }
}
