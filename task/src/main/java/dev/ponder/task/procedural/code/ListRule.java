package dev.ponder.task.procedural.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// A rule that makes a list of whole numbers of another.
///
/// @param name in words
/// @param rule what it does
record ListRule(String name, UnaryOperator<List<Integer>> rule) {
  /// The simple rules; a puzzle's rule is one of them or two in a row.
  static final List<ListRule> SIMPLE = simple();

  List<Integer> apply(List<Integer> list) {
    return rule.apply(list);
  }

  private static List<ListRule> simple() {
    var rules = new ArrayList<ListRule>();
    rules.add(new ListRule("as it is", list -> list));
    rules.add(new ListRule("rising", list -> list.stream().sorted().toList()));
    rules.add(
        new ListRule("falling", list -> list.stream().sorted(Collections.reverseOrder()).toList()));
    rules.add(new ListRule("reversed", List::reversed));
    rules.add(new ListRule("without repetition", list -> list.stream().distinct().toList()));
    rules.add(
        new ListRule(
            "without the first", list -> list.isEmpty() ? list : list.subList(1, list.size())));
    rules.add(
        new ListRule(
            "without the last", list -> list.isEmpty() ? list : list.subList(0, list.size() - 1)));
    rules.add(new ListRule("first to the end", ListRule::rotated));
    rules.add(new ListRule("even ones", list -> list.stream().filter(n -> n % 2 == 0).toList()));
    rules.add(new ListRule("odd ones", list -> list.stream().filter(n -> n % 2 != 0).toList()));
    rules.add(new ListRule("every other one", ListRule::everyOther));
    rules.add(new ListRule("running sums", ListRule::sums));
    rules.add(new ListRule("the sum", list -> List.of(sum(list))));
    rules.add(new ListRule("the length", list -> List.of(list.size())));
    rules.add(
        new ListRule(
            "the largest",
            list -> list.stream().sorted().skip(Math.max(0, list.size() - 1)).toList()));
    rules.add(new ListRule("the smallest", list -> list.stream().sorted().limit(1).toList()));
    for (int k : new int[] {2, 3}) {
      rules.add(new ListRule("the first " + k, list -> list.stream().limit(k).toList()));
      rules.add(new ListRule("times " + k, list -> list.stream().map(n -> n * k).toList()));
    }
    for (int k : new int[] {1, 2, 5}) {
      rules.add(new ListRule("plus " + k, list -> list.stream().map(n -> n + k).toList()));
      rules.add(new ListRule("minus " + k, list -> list.stream().map(n -> n - k).toList()));
    }
    for (int k : new int[] {10, 20}) {
      rules.add(new ListRule("over " + k, list -> list.stream().filter(n -> n > k).toList()));
      rules.add(new ListRule("under " + k, list -> list.stream().filter(n -> n < k).toList()));
    }
    return List.copyOf(rules);
  }

  private static List<Integer> rotated(List<Integer> list) {
    if (list.size() < 2) {
      return list;
    }
    var turned = new ArrayList<>(list.subList(1, list.size()));
    turned.add(list.getFirst());
    return turned;
  }

  private static List<Integer> everyOther(List<Integer> list) {
    var kept = new ArrayList<Integer>();
    for (int i = 0; i < list.size(); i += 2) {
      kept.add(list.get(i));
    }
    return kept;
  }

  private static List<Integer> sums(List<Integer> list) {
    var sums = new ArrayList<Integer>();
    int sum = 0;
    for (int each : list) {
      sum += each;
      sums.add(sum);
    }
    return sums;
  }

  private static int sum(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).sum();
  }
}
