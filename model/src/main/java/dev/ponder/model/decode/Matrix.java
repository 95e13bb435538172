package dev.ponder.model.decode;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A matrix as the kernels read it: in panels of columns, by panel, input, column.
///
/// Weights that all have 16 bits (bfloat16, as models are published) are kept so, two in an int:
/// half of the memory to read, and the same numbers. Or in the order of the processor's matrix
/// unit.
final class Matrix {
  /// The upper half of an int.
  static final int HIGH = 0xFFFF0000;

  private final int inputs;
  private final int panels;
  private final float[] singles;
  private final int[] pairs;
  private final @Nullable MemorySegment blocks;

  /// @param values by panel, input, column; those beyond the matrix are zero
  /// @param inputs depth of the product
  /// @param panel columns of a panel, even
  Matrix(float[] values, int inputs, int panel) {
    this.inputs = inputs;
    this.panels = values.length / (inputs * panel);
    boolean paired = fitSixteenBits(values);
    this.singles = paired ? new float[0] : values;
    this.pairs = paired ? pairs(values, panel / 2) : new int[0];
    this.blocks = null;
  }

  private Matrix(int inputs, int panels, MemorySegment blocks) {
    this.inputs = inputs;
    this.panels = panels;
    this.singles = new float[0];
    this.pairs = new int[0];
    this.blocks = blocks;
  }

  /// A matrix for the processor's matrix unit, if its weights all have 16 bits.
  ///
  /// @param values by panel of [VectorTiles#PANEL], input, column
  static Matrix forUnit(float[] values, int inputs, SegmentAllocator memory) {
    return fitSixteenBits(values) && MatrixUnit.usable()
        ? new Matrix(
            inputs,
            values.length / (inputs * VectorTiles.PANEL),
            MatrixUnit.blocks(values, inputs, memory))
        : new Matrix(values, inputs, VectorTiles.PANEL);
  }

  /// Depth of the product.
  int inputs() {
    return inputs;
  }

  int panels() {
    return panels;
  }

  /// Whether the weights are in [#pairs()] and not in [#singles()].
  boolean paired() {
    return pairs.length > 0;
  }

  /// All weights in 32 bits.
  float[] singles() {
    return singles;
  }

  /// All weights in 16 bits, half a panel of ints for each input: the upper half of an int is a
  /// weight of the panel's left half, the lower one its neighbour in the right half.
  int[] pairs() {
    return pairs;
  }

  /// Whether the weights are in [#blocks()] and nowhere else.
  boolean blocked() {
    return blocks != null;
  }

  /// All weights in 16 bits, as [MatrixUnit] reads them.
  MemorySegment blocks() {
    return Objects.requireNonNull(blocks);
  }

  private static boolean fitSixteenBits(float[] values) {
    for (float each : values) {
      if ((Float.floatToRawIntBits(each) & ~HIGH) != 0) {
        return false;
      }
    }
    return true;
  }

  private static int[] pairs(float[] values, int half) {
    var pairs = new int[values.length / 2];
    for (int i = 0; i < pairs.length; i++) {
      int at = i / half * 2 * half + i % half;
      pairs[i] =
          Float.floatToRawIntBits(values[at])
              | Float.floatToRawIntBits(values[at + half]) >>> Short.SIZE;
    }
    return pairs;
  }
}
