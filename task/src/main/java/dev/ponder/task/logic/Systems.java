package dev.ponder.task.logic;

import dev.ponder.task.logic.Riddle.Constraints;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Draws systems with exactly one solution, none of whose relations can be left out.
///
/// A solution is hidden first; relations that hold there are added until trying all values finds no
/// other, then each that is not needed is taken away.
///
/// @param unknowns how many
/// @param top values are 0 to this
record Systems(int unknowns, int top) {
  private static final List<Character> NAMES = List.of('x', 'y', 'z', 'w');
  private static final int MOST_RELATIONS = 10;

  Optional<Constraints> draw(RandomGenerator random) {
    var names = NAMES.subList(0, unknowns);
    var hidden = new LinkedHashMap<Character, BigInteger>();
    names.forEach(each -> hidden.put(each, BigInteger.valueOf(random.nextInt(top + 1))));
    var relations = new ArrayList<Relation>();
    while (new Constraints(names, top, relations).solutions(2).size() > 1) {
      if (relations.size() == MOST_RELATIONS) {
        return Optional.empty();
      }
      var next = relation(names, hidden, random);
      if (!relations.contains(next)) {
        relations.add(next);
      }
    }
    for (int i = relations.size() - 1; i >= 0; i--) {
      var fewer = new ArrayList<>(relations);
      fewer.remove(i);
      if (new Constraints(names, top, fewer).solutions(2).size() == 1) {
        relations.remove(i);
      }
    }
    return relations.size() < 2
        ? Optional.empty()
        : Optional.of(new Constraints(names, top, relations));
  }

  /// A relation between two or three unknowns that holds at the hidden solution.
  private static Relation relation(
      List<Character> names, Map<Character, BigInteger> hidden, RandomGenerator random) {
    var shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, random);
    Sum a = new Sum.Unknown(shuffled.get(0));
    Sum b = new Sum.Unknown(shuffled.get(1));
    Sum left =
        switch (random.nextInt(6)) {
          case 0, 1 -> Sum.plus(a, b);
          case 2 -> Sum.times(a, b);
          case 3 -> Sum.plus(Sum.times(Sum.of(2 + random.nextInt(2)), a), b);
          case 4 -> Sum.plus(Sum.times(a, a), b);
          default -> a;
        };
    boolean third = names.size() > 2 && random.nextInt(3) == 0;
    Sum right =
        left == a
            ? b
            : third ? new Sum.Unknown(shuffled.get(2)) : Sum.of(left.value(hidden).intValueExact());
    int order = left.value(hidden).compareTo(right.value(hidden));
    if (order == 0) {
      return new Relation("=", left, right);
    }
    if (random.nextInt(4) == 0) {
      return new Relation("!=", left, right);
    }
    return new Relation(order < 0 ? "<" : ">", left, right);
  }
}
