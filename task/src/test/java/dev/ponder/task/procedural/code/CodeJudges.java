package dev.ponder.task.procedural.code;

import dev.ponder.core.RandomKey;
import dev.ponder.task.procedural.Judged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Another way to know the truth about programs and rules.
public final class CodeJudges {
  private CodeJudges() {}

  public static List<Judged<?>> all() {
    return List.of(
        Judged.of(
            new Bf(),
            (program, answer) -> {
              var out = new StringBuilder();
              run(program.code(), 0, program.code().length(), new int[3000], new int[] {1000}, out);
              return out.toString().equals(answer);
            }),
        Judged.of(new Ab(), CodeJudges::rewritten),
        Judged.of(new Automaton(), CodeJudges::automaton),
        Judged.of(
            new ProgramOutput(),
            (program, answer) ->
                counted(Statement.lines(program.statements()))
                    .equals(Arrays.stream(answer.split("[ ,]+")).map(Long::valueOf).toList())),
        Judged.of(new ListRules(), CodeJudges::induced));
  }

  /// Loops by recursion, the tape in the middle of an array.
  private static void run(
      String code, int from, int to, int[] tape, int[] place, StringBuilder out) {
    for (int at = from; at < to; at++) {
      switch (code.charAt(at)) {
        case '>' -> place[0]++;
        case '<' -> place[0]--;
        case '+' -> tape[place[0]] = (tape[place[0]] + 1) % 256;
        case '-' -> tape[place[0]] = (tape[place[0]] + 255) % 256;
        case '.' -> out.append((char) tape[place[0]]);
        default -> {
          int close = at;
          for (int depth = 1; depth > 0; ) {
            close++;
            depth += code.charAt(close) == '[' ? 1 : code.charAt(close) == ']' ? -1 : 0;
          }
          while (tape[place[0]] != 0) {
            run(code, at + 1, close, tape, place, out);
          }
          at = close;
        }
      }
    }
  }

  /// Pairs are rewritten in any order.
  private static boolean rewritten(Ab.Row row, String answer) {
    var random = RandomKey.of(row.hashCode()).generator();
    var state = new ArrayList<>(row.tokens());
    while (true) {
      var pairs = new ArrayList<Integer>();
      for (int i = 0; i + 1 < state.size(); i++) {
        if (state.get(i).charAt(1) == '#' && state.get(i + 1).charAt(0) == '#') {
          pairs.add(i);
        }
      }
      if (pairs.isEmpty()) {
        var left = state.isEmpty() ? "nothing" : String.join(" ", state);
        return left.equalsIgnoreCase(answer.strip().replaceAll(" +", " "))
            && (state.isEmpty() || left.equals(answer.strip().replaceAll(" +", " ")));
      }
      int at = pairs.get(random.nextInt(pairs.size()));
      var one = state.remove(at);
      var other = state.remove(at);
      if (one.charAt(0) != other.charAt(1)) {
        state.add(at, one);
        state.add(at, other);
      }
    }
  }

  /// By the rule's eight cases as text.
  private static boolean automaton(Automaton.Start start, String answer) {
    var cases = new HashMap<String, Character>();
    for (int around = 0; around < 8; around++) {
      var bits = String.format("%3s", Integer.toBinaryString(around)).replace(' ', '0');
      cases.put(bits, start.rule() / (1 << around) % 2 == 1 ? '1' : '0');
    }
    var row = start.row();
    for (int step = 0; step < start.steps(); step++) {
      var wide = row.charAt(row.length() - 1) + row + row.charAt(0);
      var next = new StringBuilder();
      for (int cell = 0; cell < row.length(); cell++) {
        next.append(cases.get(wide.substring(cell, cell + 3)));
      }
      row = next.toString();
    }
    return row.equals(answer.replace(" ", ""));
  }

  /// A program counter over the lines and a stack of loops.
  private static List<Long> counted(List<String> lines) {
    var values = new HashMap<String, Long>();
    var printed = new ArrayList<Long>();
    var loops = new ArrayList<int[]>();
    var kinds = new ArrayList<String>();
    for (int at = 0; at < lines.size(); at++) {
      var words = lines.get(at).split(" ");
      switch (words[0]) {
        case "print" -> printed.add(value(words[1], values));
        case "repeat" -> {
          kinds.add("repeat");
          loops.add(new int[] {at, Integer.parseInt(words[1]) - 1});
        }
        case "if" -> {
          long left = value(words[1], values);
          long right = value(words[3], values);
          boolean holds =
              words[2].equals("<")
                  ? left < right
                  : words[2].equals(">") ? left > right : left == right;
          if (holds) {
            kinds.add("if");
          } else {
            at = after(lines, at, true);
            if (lines.get(at).equals("else")) {
              kinds.add("if");
            }
          }
        }
        case "else" -> {
          at = after(lines, at, false);
          kinds.removeLast();
        }
        case "end" -> {
          if (kinds.getLast().equals("if")) {
            kinds.removeLast();
          } else if (loops.getLast()[1]-- > 0) {
            at = loops.getLast()[0];
          } else {
            loops.removeLast();
            kinds.removeLast();
          }
        }
        default -> {
          long left = value(words[2], values);
          long right = words.length > 3 ? value(words[4], values) : 0;
          values.put(
              words[0],
              words.length == 3
                  ? left
                  : words[3].equals("+")
                      ? left + right
                      : words[3].equals("-") ? left - right : left * right);
        }
      }
    }
    return printed;
  }

  /// The line of the end that belongs to a line, or of its else.
  private static int after(List<String> lines, int from, boolean orElse) {
    int depth = 0;
    for (int at = from + 1; ; at++) {
      var line = lines.get(at);
      if (depth == 0 && (line.equals("end") || orElse && line.equals("else"))) {
        return at;
      }
      depth +=
          line.startsWith("if ") || line.startsWith("repeat ") ? 1 : line.equals("end") ? -1 : 0;
    }
  }

  private static long value(String text, HashMap<String, Long> values) {
    Long value = values.get(text);
    return value == null ? Long.parseLong(text) : value;
  }

  /// The rules again, by name and with plain loops.
  private static boolean induced(ListRules.Puzzle puzzle, String answer) {
    var answers = new HashSet<List<Integer>>();
    for (var first : ListRule.SIMPLE) {
      for (var second : ListRule.SIMPLE) {
        boolean explains =
            puzzle.examples().stream()
                .allMatch(
                    each ->
                        made(second.name(), made(first.name(), each.given())).equals(each.made()));
        if (explains) {
          answers.add(made(second.name(), made(first.name(), puzzle.asked())));
        }
      }
    }
    var said = new ArrayList<Integer>();
    var inside = answer.substring(1, answer.length() - 1);
    for (String each : inside.isBlank() ? new String[0] : inside.split(",", -1)) {
      said.add(Integer.valueOf(each.strip()));
    }
    return answers.equals(Set.of(said));
  }

  private static List<Integer> made(String rule, List<Integer> list) {
    var words = rule.split(" ");
    var made = new ArrayList<Integer>();
    switch (rule) {
      case "as it is" -> made.addAll(list);
      case "rising", "falling" -> {
        for (int value : new TreeSet<>(list)) {
          for (int each : list) {
            if (each == value) {
              made.add(rule.equals("rising") ? made.size() : 0, value);
            }
          }
        }
      }
      case "reversed" -> list.forEach(each -> made.add(0, each));
      case "without repetition" ->
          list.forEach(
              each -> {
                if (!made.contains(each)) {
                  made.add(each);
                }
              });
      case "the sum", "running sums" -> {
        int sum = 0;
        for (int each : list) {
          sum += each;
          made.add(sum);
        }
        return rule.equals("running sums") ? made : List.of(sum);
      }
      case "the length" -> made.add(list.size());
      case "the largest", "the smallest" -> {
        var sorted = new TreeSet<>(list);
        if (!sorted.isEmpty()) {
          made.add(rule.equals("the largest") ? sorted.last() : sorted.first());
        }
      }
      case "first to the end" -> {
        for (int i = 0; i < list.size(); i++) {
          made.add(list.get((i + 1) % list.size()));
        }
      }
      default -> {
        for (int i = 0; i < list.size(); i++) {
          int each = list.get(i);
          boolean kept =
              switch (words[0]) {
                case "without" -> rule.endsWith("first") ? i > 0 : i + 1 < list.size();
                case "even" -> each % 2 == 0;
                case "odd" -> each % 2 != 0;
                case "every" -> i % 2 == 0;
                case "the" -> i < Integer.parseInt(words[2]);
                case "over" -> each > Integer.parseInt(words[1]);
                case "under" -> each < Integer.parseInt(words[1]);
                default -> true;
              };
          if (kept) {
            made.add(
                switch (words[0]) {
                  case "times" -> each * Integer.parseInt(words[1]);
                  case "plus" -> each + Integer.parseInt(words[1]);
                  case "minus" -> each - Integer.parseInt(words[1]);
                  default -> each;
                });
          }
        }
      }
    }
    return made;
  }
}
