package dev.ponder.model.train;

import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Where each tensor of a model lies in one flat array, in file order.
///
/// File order puts the query, key and value projections side by side, and the gate and up
/// projections: each group is one matrix here.
record Layout(ModelConfig config, List<Slot> slots, Map<String, Slot> byName, int size) {
  /// One tensor's place.
  ///
  /// @param decayed true for matrices, which weight decay shrinks; norms and biases are left alone
  record Slot(String name, int offset, int size, boolean decayed) {}

  static Layout of(ModelConfig config) {
    var slots = new ArrayList<Slot>();
    var byName = new LinkedHashMap<String, Slot>();
    int offset = 0;
    for (var each : Weights.shapes(config).entrySet()) {
      int size = each.getValue().stream().mapToInt(d -> d).reduce(1, Math::multiplyExact);
      var slot = new Slot(each.getKey(), offset, size, each.getValue().size() > 1);
      slots.add(slot);
      byName.put(slot.name(), slot);
      offset = Math.addExact(offset, size);
    }
    return new Layout(config, List.copyOf(slots), Map.copyOf(byName), offset);
  }

  /// Offset of the tensor of that name.
  int at(String name) {
    Slot slot = byName.get(name);
    if (slot == null) {
      throw new IllegalArgumentException("tensor " + name + " is not part of this model");
    }
    return slot.offset();
  }

  /// Named tensors joined into one array.
  ///
  /// @param prefix before each name
  /// @throws IllegalArgumentException when one is missing or of the wrong size
  float[] pack(Map<String, float[]> tensors, String prefix) {
    var flat = new float[size];
    for (Slot slot : slots) {
      float[] values = tensors.get(prefix + slot.name());
      if (values == null || values.length != slot.size()) {
        throw new IllegalArgumentException(
            "%s%s: %s; %d values are needed"
                .formatted(
                    prefix,
                    slot.name(),
                    values == null ? "missing" : values.length + " values",
                    slot.size()));
      }
      System.arraycopy(values, 0, flat, slot.offset(), slot.size());
    }
    return flat;
  }

  /// The inverse of [#pack]: copies.
  SequencedMap<String, float[]> unpack(float[] flat, String prefix) {
    var tensors = new LinkedHashMap<String, float[]>();
    for (Slot slot : slots) {
      var values = new float[slot.size()];
      System.arraycopy(flat, slot.offset(), values, 0, slot.size());
      tensors.put(prefix + slot.name(), values);
    }
    return tensors;
  }
}
