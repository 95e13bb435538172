package dev.ponder.learning;

import dev.ponder.core.RandomKey;
import java.util.ArrayList;
import java.util.List;

/// Keyed orders of things.
final class Orders {
  private Orders() {}

  /// A uniformly random order, the same for the same key (Fisher and Yates).
  static <T> List<T> shuffled(List<T> things, RandomKey key) {
    var order = new ArrayList<>(things);
    var random = key.generator();
    for (int i = order.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T swapped = order.get(i);
      order.set(i, order.get(j));
      order.set(j, swapped);
    }
    return order;
  }
}
