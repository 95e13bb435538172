package dev.ponder.task.procedural.graph;

import dev.ponder.task.procedural.Questions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Courses 0 to `count - 1`, and which of them need which others first.
///
/// @param count number of courses
/// @param needs `(a, b)`: a needs b before it
record Courses(int count, List<Need> needs) {
  private static final int MAX = 60;
  private static final Pattern LAST = Pattern.compile("(?:from 0 to|0 to) (\\d+)");
  private static final Pattern NEEDS = Pattern.compile("\\[((?:\\(|\\s*\\])[^\\]]*)\\]|\\[\\]");

  record Need(int course, int first) {
    @Override
    public String toString() {
      return "(%d, %d)".formatted(course, first);
    }
  }

  Courses {
    needs = List.copyOf(needs);
  }

  /// The courses a question names: `0 to 9`, and a list `[(1, 0), (2, 1)]`.
  static Courses read(String question) {
    int last = Questions.number(LAST, question, "courses, e.g. 0 to 9", 0, MAX - 1);
    var list = Questions.find(NEEDS, question, "list of needs, e.g. [(1, 0), (2, 1)]").group(1);
    var needs = new ArrayList<Need>();
    for (var each : Pairs.read(list == null ? "" : list, "question: need")) {
      if (each.left() > last || each.right() > last) {
        throw new IllegalArgumentException(
            "question: (%d, %d) names a course above %d"
                .formatted(each.left(), each.right(), last));
      }
      needs.add(new Need(each.left(), each.right()));
    }
    return new Courses(last + 1, needs);
  }

  /// Drawn with or without a circle.
  static Courses draw(int level, RandomGenerator random) {
    int count = 5 + 2 * level;
    var labels = new ArrayList<Integer>();
    for (int course = 0; course < count; course++) {
      labels.add(course);
    }
    var order = Questions.shuffled(labels, random);
    var needs = new TreeSet<Need>(Comparator.comparingInt(Need::course).thenComparing(Need::first));
    for (int later = 1; later < count; later++) {
      for (int i = 0; i < 1 + random.nextInt(2); i++) {
        needs.add(new Need(order.get(later), order.get(random.nextInt(later))));
      }
    }
    if (random.nextBoolean()) {
      int from = random.nextInt(count - 2);
      int size = 3 + random.nextInt(Math.min(3, count - from - 2));
      for (int i = 0; i + 1 < size; i++) {
        needs.add(new Need(order.get(from + i + 1), order.get(from + i)));
      }
      needs.add(new Need(order.get(from), order.get(from + size - 1)));
    }
    return new Courses(count, Questions.shuffled(new ArrayList<>(needs), random));
  }

  /// `0 to 4, [(1, 0), (2, 1)]`, which [#read] reads.
  String text() {
    return "0 to %d, [%s]"
        .formatted(count - 1, needs.stream().map(Need::toString).collect(Collectors.joining(", ")));
  }

  /// The courses that can be taken, each after all that it needs; the least one first.
  List<Integer> order() {
    var missing = new int[count];
    needs.forEach(need -> missing[need.course()]++);
    var free = new TreeSet<Integer>();
    for (int course = 0; course < count; course++) {
      if (missing[course] == 0) {
        free.add(course);
      }
    }
    var order = new ArrayList<Integer>();
    while (!free.isEmpty()) {
      int next = free.removeFirst();
      order.add(next);
      for (var need : needs) {
        if (need.first() == next && --missing[need.course()] == 0) {
          free.add(need.course());
        }
      }
    }
    return order;
  }

  /// Courses each of which needs the next, the last one the first; empty when there is no circle.
  List<Integer> circle() {
    var stuck = new ArrayList<Integer>();
    for (int course = 0; course < count; course++) {
      stuck.add(course);
    }
    stuck.removeAll(order());
    if (stuck.isEmpty()) {
      return List.of();
    }
    var path = new ArrayList<Integer>();
    int at = stuck.getFirst();
    while (!path.contains(at)) {
      path.add(at);
      int here = at;
      at =
          needs.stream()
              .filter(need -> need.course() == here && stuck.contains(need.first()))
              .mapToInt(Need::first)
              .min()
              .orElseThrow();
    }
    return path.subList(path.indexOf(at), path.size());
  }
}
