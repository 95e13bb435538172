package dev.ponder.task.procedural.logic;

import dev.ponder.task.procedural.Judged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/// Another way to know the truth about logic.
public final class LogicJudges {
  private LogicJudges() {}

  public static List<Judged<?>> all() {
    return List.of(
        new Judged<>(
            new KnightsKnaves(),
            LogicJudges::island,
            island ->
                List.of(
                    new KnightsKnaves()
                        .solve(island)
                        .orElseThrow()
                        .replaceAll(", (?!.*,)", ", and ")
                        .concat("."))),
        Judged.of(new SelfReference(), LogicJudges::ways),
        Judged.of(new Entailment(), LogicJudges::argument),
        Judged.of(new Circuit(), LogicJudges::circuit),
        Judged.of(
            new Satisfy(),
            (problem, answer) ->
                answer.replaceAll("[ ,]", "").length() == problem.bits()
                    && problem.clauses().stream()
                        .allMatch(
                            clause ->
                                clause.stream()
                                    .anyMatch(
                                        literal ->
                                            answer
                                                    .replaceAll("[ ,]", "")
                                                    .charAt(Math.abs(literal) - 1)
                                                == (literal > 0 ? '1' : '0')))),
        Judged.of(new Houses(), LogicJudges::houses));
  }

  /// The words of every saying, read again.
  private static boolean island(Island island, String answer) {
    var kinds = new HashMap<String, String>();
    for (String each : answer.replaceAll("[.,]$", "").replaceAll(",? and |, ", ",").split(",")) {
      var words = each.strip().split(" ");
      if (words.length != 4 || kinds.put(words[0], words[3]) != null) {
        return false;
      }
    }
    return kinds.keySet().equals(new HashSet<>(island.names()))
        && IntStream.range(0, island.names().size())
            .allMatch(
                person -> {
                  var said = island.sayings().get(person).text(island.kinds(), island.names());
                  var kind = kinds.get(island.names().get(person));
                  return List.of(island.kinds().truthful(), island.kinds().lying()).contains(kind)
                      && holds(said, kinds) == island.kinds().truthful().equals(kind);
                });
  }

  private static boolean holds(String said, Map<String, String> kinds) {
    if (said.startsWith("if ")) {
      var parts = said.substring(3).split(" then ");
      return !holds(parts[0], kinds) || holds(parts[1], kinds);
    }
    if (said.contains(" if and only if ")) {
      var parts = said.split(" if and only if ");
      return holds(parts[0], kinds) == holds(parts[1], kinds);
    }
    if (said.contains(" and ")) {
      return Arrays.stream(said.split(" and ")).allMatch(part -> holds(part, kinds));
    }
    if (said.contains(" or ")) {
      return Arrays.stream(said.split(" or ")).anyMatch(part -> holds(part, kinds));
    }
    var words = said.split(" ");
    return words[words.length - 1].equals(kinds.get(words[0])) != said.contains(" not ");
  }

  /// The number of true statements is fixed first; then each counting statement is known.
  private static boolean ways(SelfReference.Page page, String answer) {
    int size = page.claims().size();
    int ways = 0;
    for (int count = 0; count <= size; count++) {
      for (int truth = 0; truth < 1 << size; truth++) {
        ways += Integer.bitCount(truth) == count && fits(page, truth, count, size) ? 1 : 0;
      }
    }
    return Integer.parseInt(answer) == ways;
  }

  private static boolean fits(SelfReference.Page page, int truth, int count, int size) {
    for (int i = 0; i < size; i++) {
      var words = page.claims().get(i).toString();
      int about = words.contains("false") ? size - count : count;
      var numbers =
          Arrays.stream(words.split("\\D+"))
              .filter(each -> !each.isEmpty())
              .map(Integer::valueOf)
              .toList();
      boolean holds;
      if (words.startsWith("Either")) {
        int both = (truth >> (numbers.get(0) - 1) & 1) + (truth >> (numbers.get(1) - 1) & 1);
        holds = both == 1 || both == 2 && words.endsWith("or both");
      } else if (words.contains("prime")) {
        holds = List.of(2, 3, 5, 7, 11).contains(about);
      } else if (words.contains("composite")) {
        holds = List.of(4, 6, 8, 9, 10, 12).contains(about);
      } else {
        int sign = Integer.compare(about, numbers.getFirst());
        holds =
            words.startsWith("At least")
                ? sign >= 0
                : words.startsWith("At most") ? sign <= 0 : sign == 0;
      }
      if (holds != ((truth >> i & 1) == 1)) {
        return false;
      }
    }
    return true;
  }

  /// Values are put into the text, which is then shortened part by part.
  private static boolean argument(Entailment.Argument argument, String answer) {
    var letters = new ArrayList<>(argument.letters());
    if (answer.equalsIgnoreCase("follows")) {
      return IntStream.range(0, 1 << letters.size())
          .noneMatch(
              bits -> {
                var values = new HashMap<Character, Character>();
                letters.forEach(
                    each -> values.put(each, (bits >> letters.indexOf(each) & 1) == 1 ? '1' : '0'));
                return refutes(argument, values);
              });
    }
    var values = new HashMap<Character, Character>();
    for (String each : answer.replace(" =", "=").replace("= ", "=").split("[, ]+")) {
      if (each.length() != 3 || values.put(each.charAt(0), each.charAt(2)) != null) {
        return false;
      }
    }
    return values.keySet().equals(new HashSet<>(letters)) && refutes(argument, values);
  }

  private static boolean refutes(Entailment.Argument argument, Map<Character, Character> values) {
    return argument.premises().stream().allMatch(each -> shortened(each.text(), values))
        && !shortened(argument.conclusion().text(), values);
  }

  private static boolean shortened(String formula, Map<Character, Character> values) {
    var text = formula.replace(" ", "").replace("<->", "=").replace("->", ">");
    for (var each : values.entrySet()) {
      text = text.replace(each.getKey(), each.getValue());
    }
    for (String before = ""; !before.equals(text); ) {
      before = text;
      text = text.replace("~0", "1").replace("~1", "0");
      text = text.replaceAll("\\((?:0[&|]0|0&1|1&0|1>0|0=1|1=0)\\)", "0");
      text = text.replaceAll("\\((?:1[&|]1|0\\|1|1\\|0|0>[01]|1>1|0=0|1=1)\\)", "1");
    }
    return text.equals("1");
  }

  /// From the outputs back to the inputs.
  private static boolean circuit(Circuit.Wiring wiring, String answer) {
    var bits = answer.replaceAll("[ ,]", "");
    return bits.length() == wiring.outputs().size()
        && IntStream.range(0, bits.length())
            .allMatch(i -> bits.charAt(i) - '0' == wire(wiring, wiring.outputs().get(i)));
  }

  private static int wire(Circuit.Wiring wiring, String name) {
    for (var gate : wiring.gates()) {
      if (gate.out().equals(name)) {
        int left = wire(wiring, gate.ins().getFirst());
        int right = wire(wiring, gate.ins().getLast());
        return switch (gate.kind()) {
          case "and" -> left * right;
          case "or" -> left + right - left * right;
          case "xor" -> left + right - 2 * left * right;
          case "nand" -> 1 - left * right;
          case "nor" -> (1 - left) * (1 - right);
          case "xnor" -> 1 - (left + right - 2 * left * right);
          default -> 1 - left;
        };
      }
    }
    return wiring.inputs().contains(name + "=1") ? 1 : 0;
  }

  /// All orders of all other kinds, without any cleverness.
  private static boolean houses(Street street, String answer) {
    var names = List.of(answer.toLowerCase(Locale.ROOT).split("[ ,]+"));
    if (!new HashSet<>(names).equals(new HashSet<>(street.kinds().getFirst()))
        || names.size() != street.houses()) {
      return false;
    }
    return fill(street, new ArrayList<>(List.of(names)));
  }

  private static boolean fill(Street street, List<List<String>> rows) {
    if (rows.size() == street.kinds().size()) {
      return street.clues().stream()
          .allMatch(
              clue -> {
                int one = house(rows, clue.thing());
                return switch (clue.how()) {
                  case "in" -> one == Integer.parseInt(clue.other()) - 1;
                  case "with" -> one == house(rows, clue.other());
                  case "left of" -> one == house(rows, clue.other()) - 1;
                  default ->
                      one == house(rows, clue.other()) - 1 || one == house(rows, clue.other()) + 1;
                };
              });
    }
    for (var order : orders(street.kinds().get(rows.size()))) {
      rows.add(order);
      boolean found = fill(street, rows);
      rows.removeLast();
      if (found) {
        return true;
      }
    }
    return false;
  }

  private static int house(List<List<String>> rows, String thing) {
    return rows.stream().mapToInt(row -> row.indexOf(thing)).max().orElseThrow();
  }

  private static List<List<String>> orders(List<String> things) {
    if (things.isEmpty()) {
      return List.of(List.of());
    }
    var orders = new ArrayList<List<String>>();
    for (String first : things) {
      for (var rest : orders(things.stream().filter(each -> !each.equals(first)).toList())) {
        var order = new ArrayList<>(List.of(first));
        order.addAll(rest);
        orders.add(order);
      }
    }
    return orders;
  }
}
