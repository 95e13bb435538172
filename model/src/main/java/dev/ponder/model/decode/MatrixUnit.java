package dev.ponder.model.decode;

import static dev.ponder.model.decode.VectorTiles.PANEL;
import static dev.ponder.model.decode.VectorTiles.S;
import static dev.ponder.model.decode.VectorTiles.WIDTH;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.ponder.model.train.Processor;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/// Products with weights of 16 bits on the processor's matrix unit (AMX): for many rows about twice
/// as fast as on its vectors, for a single one a tenth slower.
///
/// Java has no instructions for it; oneDNN's small kernel, which libtorch brings along, uses it for
/// bfloat16. An input is therefore cut into three bfloat16 numbers whose sum it is, all 24 bits of
/// it. Their products with a weight are exact and are summed in fp32, by part. So nothing is
/// rounded that the vectors wouldn't round, but sums have another order: results agree with those
/// of the other kernels to about the seventh digit. They don't depend on the number of rows,
/// either. At the ends of what a float holds the unit is coarser: below 1e-30 low bits of an input
/// may count as zero, and an infinite input gives NaN.
final class MatrixUnit {
  /// Parts of an input.
  private static final int PARTS = 3;

  /// Rows of one call: their parts and the weights of a block stay in the first-level cache. And
  /// since oneDNN makes a kernel for each height, they should be few.
  private static final int ROWS = 32;

  /// Rows of a register of the unit; heights are multiples of it.
  private static final int TILE = 16;

  /// Panels of a block of weights: the most that one call takes.
  static final int PANELS = 2;

  private static final int COLUMNS = PANELS * PANEL;

  /// Inputs that are laid out together; the depth is filled up to a multiple of it.
  private static final int RUN = 2 * WIDTH;

  private static final int LINE_BYTES = 64;

  /// libtorch's number of the type.
  private static final byte BFLOAT16 = 15;

  /// The functions of libtorch that are called, by their exported names.
  static final List<String> SYMBOLS =
      List.of(
          "_ZN2at6native7cpublas10could_packEN3c1010ScalarTypeE",
          "_ZN2at6native7cpublas6brgemmEllllllbPKN3c108BFloat16ES5_Pfb",
          "_ZN2at6native7cpublas14brgemm_releaseEb");

  /// The weights' address is a plain number, so that a call makes no object of its own.
  private static final FunctionDescriptor MULTIPLY =
      FunctionDescriptor.ofVoid(
          JAVA_LONG,
          JAVA_LONG,
          JAVA_LONG,
          JAVA_LONG,
          JAVA_LONG,
          JAVA_LONG,
          JAVA_BOOLEAN,
          ADDRESS,
          JAVA_LONG,
          ADDRESS,
          JAVA_BOOLEAN);

  /// Whether a matrix was made for the unit, so that threads may hold its registers.
  private static volatile boolean used;

  private static final ThreadLocal<float[]> SUMS =
      ThreadLocal.withInitial(() -> new float[PARTS * ROWS * COLUMNS]);

  private MatrixUnit() {}

  /// Whether the processor has one.
  static boolean present() {
    return WIDTH == TILE && Processor.flags().containsAll(Set.of("amx_tile", "amx_bf16"));
  }

  /// Whether the processor has one and libtorch, which is loaded to know, a kernel for it. oneDNN
  /// can be refused it by its environment variable `ONEDNN_MAX_CPU_ISA`, for instance as
  /// `AVX512_CORE_BF16`.
  static boolean usable() {
    return present() && Native.FOUND != null;
  }

  /// Floats that [#pack] needs.
  static int packedSize(int rows, int depth) {
    return Kernels.roundUp(rows, ROWS) * PARTS * (Kernels.roundUp(depth, RUN) / 2);
  }

  /// Weights as the unit reads them: by block of two panels, pair of inputs, column. A pair is two
  /// bfloat16 numbers in an int, of the inputs `k` and `k + WIDTH` of a run of inputs.
  ///
  /// @param values by panel, input, column, all of 16 bits
  /// @param memory filled with zeros
  static MemorySegment blocks(float[] values, int inputs, SegmentAllocator memory) {
    used = true;
    int panels = values.length / (inputs * PANEL);
    int depth = Kernels.roundUp(inputs, RUN);
    long ints = (long) Kernels.roundUp(panels, PANELS) / PANELS * (depth / 2) * COLUMNS;
    MemorySegment blocks = memory.allocate(ints * Integer.BYTES, LINE_BYTES);
    for (int p = 0; p < panels; p++) {
      for (int k = 0; k < inputs; k++) {
        boolean low = k % RUN < WIDTH;
        long row = (long) p / PANELS * (depth / 2) + k / RUN * WIDTH + k % WIDTH;
        for (int c = 0; c < PANEL; c++) {
          long at = row * COLUMNS + p % PANELS * PANEL + c;
          int bits = Float.floatToRawIntBits(values[(p * inputs + k) * PANEL + c]);
          int both = blocks.getAtIndex(JAVA_INT, at) | (low ? bits >>> Short.SIZE : bits);
          blocks.setAtIndex(JAVA_INT, at, both);
        }
      }
    }
    return blocks;
  }

  /// [Kernels#pack]: by call, part, row, pair of inputs, in the order of [#blocks].
  static void pack(int rows, float[] x, int xStride, int depth, float[] packed) {
    int pairs = Kernels.roundUp(depth, RUN) / 2;
    for (int r = 0; r < rows; r++) {
      int first = r / ROWS * ROWS;
      int nextPart = Math.min(ROWS, rows - first) * pairs;
      int to = (first * PARTS + r - first) * pairs;
      int k = 0;
      for (; k + RUN <= depth; k += RUN, to += WIDTH) {
        cut(x, r * xStride + k, packed, to, nextPart);
      }
      if (k < depth) {
        var filled = new float[RUN];
        System.arraycopy(x, r * xStride + k, filled, 0, depth - k);
        cut(filled, 0, packed, to, nextPart);
      }
    }
  }

  /// Writes the parts of a run of inputs. A part is the upper half of the bits of what is left, a
  /// bfloat16 number not beyond it. Written out: what is passed on as a vector may become an
  /// object.
  private static void cut(float[] x, int from, float[] packed, int to, int nextPart) {
    FloatVector low = FloatVector.fromArray(S, x, from);
    FloatVector high = FloatVector.fromArray(S, x, from + WIDTH);
    for (int part = 0; part < PARTS; part++) {
      IntVector lower = low.reinterpretAsInts().and(Matrix.HIGH);
      IntVector upper = high.reinterpretAsInts().and(Matrix.HIGH);
      lower
          .lanewise(VectorOperators.LSHR, Short.SIZE)
          .or(upper)
          .reinterpretAsFloats()
          .intoArray(packed, to + part * nextPart);
      low = low.sub(lower.reinterpretAsFloats());
      high = high.sub(upper.reinterpretAsFloats());
    }
  }

  /// [Kernels#multiply].
  static void multiply(
      int rows,
      float[] x,
      Matrix w,
      int from,
      int to,
      float[] init,
      int initStride,
      float[] out,
      int outStride,
      int column) {
    Native unit = Objects.requireNonNull(Native.FOUND);
    Objects.checkFromToIndex(from, to, w.panels());
    float[] sums = SUMS.get();
    int depth = Kernels.roundUp(w.inputs(), RUN);
    int pairs = depth / 2;
    MemorySegment in = MemorySegment.ofArray(x);
    MemorySegment result = MemorySegment.ofArray(sums);
    int columns;
    for (int p = from; p < to; p += columns / PANEL) {
      columns = columns(p, to);
      long weights = w.blocks().address() + weight(p, depth);
      int at = column + (p - from) * PANEL;
      for (int r = 0; r < rows; r += ROWS) {
        int count = Math.min(ROWS, rows - r);
        int height = height(count);
        MemorySegment group = r == 0 ? in : in.asSlice((long) r * PARTS * pairs * Float.BYTES);
        unit.multiply(height, columns, depth, group, weights, result);
        int ir = at + r * initStride;
        add(count, columns, sums, init, ir, initStride, out, at + r * outStride, outStride);
      }
    }
    Reference.reachabilityFence(w);
  }

  /// [Kernels#rest]. Taking the unit again costs 0.4 microseconds.
  static void rest() {
    if (used && Native.FOUND != null) {
      Native.FOUND.free();
    }
  }

  /// Rows of the unit that a call computes: as many as are needed when they are few, which then
  /// takes less time, else whole registers.
  private static int height(int rows) {
    int parts = PARTS * rows;
    return parts < TILE ? parts : Kernels.roundUp(parts, TILE);
  }

  /// Columns of the next call from the panel `p` on.
  private static int columns(int p, int to) {
    return p % PANELS == 0 && p + 1 < to ? COLUMNS : PANEL;
  }

  /// Byte at which a panel begins in its matrix.
  private static long weight(int p, int depth) {
    return ((long) p / PANELS * (depth / 2) * COLUMNS + p % PANELS * PANEL) * Integer.BYTES;
  }

  /// Adds up the parts of each sum, the small ones first.
  private static void add(
      int rows,
      int columns,
      float[] sums,
      float[] init,
      int initAt,
      int initStride,
      float[] out,
      int outAt,
      int outStride) {
    int part = rows * COLUMNS;
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c += WIDTH) {
        int at = r * COLUMNS + c;
        FloatVector first = FloatVector.fromArray(S, sums, at);
        FloatVector second = FloatVector.fromArray(S, sums, at + part);
        FloatVector third = FloatVector.fromArray(S, sums, at + 2 * part);
        FloatVector.fromArray(S, init, initAt + r * initStride + c)
            .add(third.add(second).add(first))
            .intoArray(out, outAt + r * outStride + c);
      }
    }
  }

  /// libtorch's door to oneDNN's kernel. Its symbols are exported for libtorch's own operators and
  /// promised to nobody else. A C++ exception would end the JVM; there is none for these types as
  /// long as nobody switches oneDNN off in libtorch.
  ///
  /// Each thread keeps the last kernel's registers set up and expects to find them so.
  ///
  /// @param packs `at::native::cpublas::could_pack(type)`
  /// @param multiply `at::native::cpublas::brgemm(m, n, k, strideA, strideB, strideC, add, a, b, c,
  ///   pairs)`
  /// @param release `at::native::cpublas::brgemm_release(pairs)`
  private record Native(MethodHandle packs, MethodHandle multiply, MethodHandle release) {
    private static final @Nullable Native FOUND = find();

    /// The kernel, if libtorch is there, has it and uses the unit.
    private static @Nullable Native find() {
      try {
        Loader.load(torch.class);
        SymbolLookup libraries = SymbolLookup.loaderLookup();
        List<MemorySegment> functions =
            SYMBOLS.stream().flatMap(name -> libraries.find(name).stream()).toList();
        if (functions.size() < SYMBOLS.size()) {
          return null;
        }
        Linker linker = Linker.nativeLinker();
        // Without copies of the arrays; a call takes microseconds, but for the first of a shape.
        var heap = Linker.Option.critical(true);
        var packs = FunctionDescriptor.of(JAVA_BOOLEAN, JAVA_BYTE);
        var release = FunctionDescriptor.ofVoid(JAVA_BOOLEAN);
        var found =
            new Native(
                linker.downcallHandle(functions.get(0), packs, heap),
                linker.downcallHandle(functions.get(1), MULTIPLY, heap),
                linker.downcallHandle(functions.get(2), release, heap));
        return found.takesPairs() ? found : null;
      } catch (LinkageError | IllegalCallerException e) {
        // Decoding works without libtorch, and where native functions are forbidden.
        return null;
      }
    }

    /// Whether the kernel takes weights in pairs, which it does where it uses the unit.
    boolean takesPairs() {
      try {
        return (boolean) packs.invokeExact(BFLOAT16);
      } catch (Throwable e) {
        throw HugeMemory.undeclared(e);
      }
    }

    /// `c = a * b`, a `height` x `depth` and b, by its address, `depth` x `columns`.
    void multiply(long height, long columns, long depth, MemorySegment a, long b, MemorySegment c) {
      try {
        multiply.invokeExact(
            height, columns, depth, depth, (long) COLUMNS, (long) COLUMNS, false, a, b, c, true);
      } catch (Throwable e) {
        throw HugeMemory.undeclared(e);
      }
    }

    void free() {
      try {
        release.invokeExact(true);
      } catch (Throwable e) {
        throw HugeMemory.undeclared(e);
      }
    }
  }
}
