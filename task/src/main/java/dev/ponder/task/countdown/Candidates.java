package dev.ponder.task.countdown;

import dev.ponder.task.Expression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// The ways to join all given numbers: what a search can try.
///
/// Ways that differ only by order and grouping of chains ([Expression#canonical]) are one candidate
/// with several spellings.
final class Candidates {
  private static final char[] OPERATORS = {'+', '-', '*', '/'};

  private final Numbers numbers;

  Candidates(Numbers numbers) {
    this.numbers = numbers;
  }

  /// One way to join all numbers, and what it gives.
  record Candidate(Expression expression, int value) {}

  /// Every candidate, in one of its spellings drawn at random.
  List<Candidate> all(List<Integer> given, RandomGenerator random) {
    var bySpelling = new LinkedHashMap<String, List<Candidate>>();
    join(
        start(given),
        candidate ->
            bySpelling
                .computeIfAbsent(candidate.expression().canonical(), _ -> new ArrayList<>())
                .add(candidate));
    var drawn = new ArrayList<Candidate>(bySpelling.size());
    for (var spellings : bySpelling.values()) {
      drawn.add(spellings.get(random.nextInt(spellings.size())));
    }
    return drawn;
  }

  /// Every candidate in the order of one who leaves none out: pair by pair of the numbers as
  /// shuffled, operator by operator, and what that gives with the rest in the same way.
  List<Candidate> systematic(List<Integer> given, RandomGenerator random) {
    var shuffled = new ArrayList<>(start(given));
    Collections.shuffle(shuffled, random);
    var bySpelling = new LinkedHashMap<String, Candidate>();
    join(
        shuffled,
        candidate -> bySpelling.putIfAbsent(candidate.expression().canonical(), candidate));
    return List.copyOf(bySpelling.values());
  }

  /// Up to `count` different candidates drawn by joining pairs at random.
  List<Candidate> some(List<Integer> given, int count, RandomGenerator random) {
    Map<String, Candidate> drawn = new LinkedHashMap<>();
    for (int i = 0; i < 4 * count && drawn.size() < count; i++) {
      var parts = new ArrayList<>(start(given));
      while (parts.size() > 1) {
        int left = random.nextInt(parts.size());
        int right = random.nextInt(parts.size());
        var joined =
            left == right
                ? Optional.<Candidate>empty()
                : joined(
                    OPERATORS[random.nextInt(OPERATORS.length)], parts.get(left), parts.get(right));
        if (joined.isPresent()) {
          parts.remove(Math.max(left, right));
          parts.remove(Math.min(left, right));
          parts.addFirst(joined.get());
        }
      }
      drawn.putIfAbsent(parts.getFirst().expression().canonical(), parts.getFirst());
    }
    return List.copyOf(drawn.values());
  }

  /// Values some candidate has, found set by set without writing the candidates down.
  Set<Integer> values(List<Integer> given) {
    int all = (1 << given.size()) - 1;
    var reachable = new ArrayList<Set<Integer>>();
    for (int subset = 0; subset <= all; subset++) {
      var values = new HashSet<Integer>();
      if (Integer.bitCount(subset) == 1) {
        values.add(given.get(Integer.numberOfTrailingZeros(subset)));
      }
      for (int left = (subset - 1) & subset; left > 0; left = (left - 1) & subset) {
        for (int a : reachable.get(left)) {
          for (int b : reachable.get(subset ^ left)) {
            for (char operator : OPERATORS) {
              int result = numbers.apply(operator, a, b);
              if (result != Numbers.NONE && result <= numbers.largest()) {
                values.add(result);
              }
            }
          }
        }
      }
      reachable.add(values);
    }
    return reachable.get(all);
  }

  /// A candidate of that value, found by searching in random order; none if there is none.
  Optional<Candidate> solution(List<Integer> given, int target, RandomGenerator random) {
    return reach(start(given), target, random);
  }

  private Optional<Candidate> reach(List<Candidate> parts, int target, RandomGenerator random) {
    if (parts.size() == 1) {
      return Optional.of(parts.getFirst()).filter(only -> only.value() == target);
    }
    var choices = new ArrayList<List<Candidate>>();
    pairs(parts, choices::add);
    while (!choices.isEmpty()) {
      int drawn = random.nextInt(choices.size());
      var found = reach(choices.get(drawn), target, random);
      if (found.isPresent()) {
        return found;
      }
      choices.set(drawn, choices.getLast());
      choices.removeLast();
    }
    return Optional.empty();
  }

  private static List<Candidate> start(List<Integer> given) {
    var parts = new ArrayList<Candidate>();
    for (int number : given) {
      parts.add(new Candidate(new Expression.Number(number), number));
    }
    return parts;
  }

  private void join(List<Candidate> parts, Consumer<Candidate> found) {
    if (parts.size() == 1) {
      found.accept(parts.getFirst());
      return;
    }
    pairs(parts, next -> join(next, found));
  }

  /// The parts after each possible operation on two of them, the result first: pair by pair, then
  /// operator by operator.
  private void pairs(List<Candidate> parts, Consumer<List<Candidate>> found) {
    for (int i = 0; i < parts.size(); i++) {
      for (int j = i + 1; j < parts.size(); j++) {
        for (char operator : OPERATORS) {
          replace(parts, i, j, joined(operator, parts.get(i), parts.get(j)), found);
          if (operator != '+' && operator != '*') {
            replace(parts, i, j, joined(operator, parts.get(j), parts.get(i)), found);
          }
        }
      }
    }
  }

  private static void replace(
      List<Candidate> parts,
      int i,
      int j,
      Optional<Candidate> joined,
      Consumer<List<Candidate>> found) {
    if (joined.isPresent()) {
      var next = new ArrayList<Candidate>(parts.size() - 1);
      next.add(joined.get());
      for (int k = 0; k < parts.size(); k++) {
        if (k != i && k != j) {
          next.add(parts.get(k));
        }
      }
      found.accept(next);
    }
  }

  /// Two parts joined; none where the result does not exist, is too large, or another operation
  /// gives it too.
  private Optional<Candidate> joined(char operator, Candidate left, Candidate right) {
    int result = numbers.apply(operator, left.value(), right.value());
    return result == Numbers.NONE
            || result > numbers.largest()
            || numbers.redundant(operator, left.value(), right.value())
        ? Optional.empty()
        : Optional.of(
            new Candidate(
                new Expression.Compound(operator, left.expression(), right.expression()), result));
  }
}
