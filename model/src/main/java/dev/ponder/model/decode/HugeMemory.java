package dev.ponder.model.decode;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.invoke.MethodHandle;

/// Memory outside the heap for what is read from end to end again and again, on Linux, in huge
/// pages where the system gives some: with small ones the processor spends its time on looking them
/// up.
///
/// Comes filled with zeros and lives as long as one of its segments is reachable: until a garbage
/// collection finds out, which it doesn't hurry. Not thread-safe.
final class HugeMemory implements SegmentAllocator {
  private static final long PAGE_BYTES = 2L << 20;

  /// Address space that is taken at once; what isn't touched of it takes no memory.
  private static final long LEAST_BYTES = 64L << 20;

  private MemorySegment free = MemorySegment.NULL;

  @Override
  public MemorySegment allocate(long bytes, long alignment) {
    long skipped = -free.address() & alignment - 1;
    if (free.byteSize() < skipped + bytes) {
      free = map(Math.max(LEAST_BYTES, bytes));
      skipped = 0;
    }
    MemorySegment result = free.asSlice(skipped, bytes);
    free = free.asSlice(skipped + bytes);
    return result;
  }

  /// At least so many bytes, from the begin of a huge page on.
  private static MemorySegment map(long bytes) {
    long length = bytes + PAGE_BYTES;
    MemorySegment whole =
        Native.map(length).reinterpret(length, Arena.ofAuto(), all -> Native.unmap(all, length));
    Native.advise(whole);
    return whole.asSlice(-whole.address() & PAGE_BYTES - 1);
  }

  /// Linux's functions.
  private static final class Native {
    private static final int READ_AND_WRITE = 1 | 2;
    private static final int PRIVATE_AND_ANONYMOUS = 0x02 | 0x20;
    private static final int HUGE_PAGES = 14;

    private static final MethodHandle MAP =
        function("mmap", ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG);
    private static final MethodHandle ADVISE =
        function("madvise", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    private static final MethodHandle UNMAP = function("munmap", JAVA_INT, ADDRESS, JAVA_LONG);

    private Native() {}

    private static MethodHandle function(
        String name, MemoryLayout result, MemoryLayout... parameters) {
      Linker linker = Linker.nativeLinker();
      return linker.downcallHandle(
          linker.defaultLookup().find(name).orElseThrow(),
          FunctionDescriptor.of(result, parameters));
    }

    static MemorySegment map(long length) {
      MemorySegment mapped;
      try {
        mapped =
            (MemorySegment)
                MAP.invokeExact(
                    MemorySegment.NULL, length, READ_AND_WRITE, PRIVATE_AND_ANONYMOUS, -1, 0L);
      } catch (Throwable e) {
        throw undeclared(e);
      }
      if (mapped.address() == -1) {
        throw new OutOfMemoryError("the system gives no %,d bytes for weights".formatted(length));
      }
      return mapped;
    }

    /// An advice: without huge pages everything works, but slower.
    static void advise(MemorySegment segment) {
      try {
        int ignored = (int) ADVISE.invokeExact(segment, segment.byteSize(), HUGE_PAGES);
      } catch (Throwable e) {
        throw undeclared(e);
      }
    }

    static void unmap(MemorySegment segment, long length) {
      try {
        int ignored = (int) UNMAP.invokeExact(segment, length);
      } catch (Throwable e) {
        throw undeclared(e);
      }
    }
  }

  /// What a native function can't have thrown.
  static RuntimeException undeclared(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return new IllegalStateException("native functions don't throw", e);
  }
}
