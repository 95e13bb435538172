package dev.ponder.task.logic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// All values of a range, tried one after the other, from 0 outwards.
final class Trials {
  private final List<Character> unknowns;
  private final List<Relation> relations;
  private final int least;
  private final int top;
  private final long[] values = new long[26];

  Trials(List<Character> unknowns, List<Relation> relations, int least, int top) {
    this.unknowns = unknowns;
    this.relations = relations;
    this.least = least;
    this.top = top;
  }

  /// Up to `most` values with which all relations hold. A relation is looked at as soon as all its
  /// unknowns have values.
  List<Map<Character, BigInteger>> satisfying(int most) {
    var found = new ArrayList<Map<Character, BigInteger>>();
    var due = new ArrayList<List<Relation>>();
    for (int i = 0; i <= unknowns.size(); i++) {
      due.add(new ArrayList<>());
    }
    for (var each : relations) {
      int last = unknowns.size();
      while (last > 0 && !each.mentions(unknowns.get(last - 1))) {
        last--;
      }
      due.get(last).add(each);
    }
    if (hold(due.getFirst())) {
      satisfy(0, due, most, found);
    }
    return found;
  }

  /// Values with which the relations do not all hold.
  Optional<Map<Character, BigInteger>> refuting() {
    return refute(0) ? Optional.of(present()) : Optional.empty();
  }

  private void satisfy(
      int at, List<List<Relation>> due, int most, List<Map<Character, BigInteger>> found) {
    if (at == unknowns.size()) {
      found.add(present());
      return;
    }
    each(
        at,
        () -> {
          if (hold(due.get(at + 1))) {
            satisfy(at + 1, due, most, found);
          }
          return found.size() >= most;
        });
  }

  private boolean refute(int at) {
    return at == unknowns.size() ? !hold(relations) : each(at, () -> refute(at + 1));
  }

  /// Gives the unknown one value after the other until the work says that it is enough.
  private boolean each(int at, BooleanSupplier work) {
    int name = unknowns.get(at) - 'a';
    int span = Math.max(Math.abs(least), Math.abs(top));
    for (int size = 0; size <= span; size++) {
      for (int value = size; value >= -size; value -= Math.max(1, 2 * size)) {
        if (value >= least && value <= top) {
          values[name] = value;
          if (work.getAsBoolean()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private boolean hold(List<Relation> some) {
    for (var each : some) {
      if (!each.holds(values)) {
        return false;
      }
    }
    return true;
  }

  private Map<Character, BigInteger> present() {
    var present = new LinkedHashMap<Character, BigInteger>();
    for (var each : unknowns) {
      present.put(each, BigInteger.valueOf(values[each - 'a']));
    }
    return present;
  }
}
