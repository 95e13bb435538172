package dev.ponder.task.procedural.logic;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a circuit of gates puts out for given inputs, as bits.
record Circuit() implements Recipe<Circuit.Wiring> {
  private static final List<String> TWO = List.of("and", "or", "xor", "nand", "nor", "xnor");
  private static final Pattern INPUT = Pattern.compile("([a-z]\\d*)=([01])");
  private static final Pattern GATE =
      Pattern.compile("([a-z]\\d*) = ([a-z]+)\\(([a-z]\\d*)(?:, ([a-z]\\d*))?\\)");
  private static final int MAX = 60;

  /// @param out its wire
  /// @param kind `not` or one of the kinds with two inputs
  /// @param ins its inputs
  record Gate(String out, String kind, List<String> ins) {
    Gate {
      ins = List.copyOf(ins);
      if (kind.equals("not") ? ins.size() != 1 : !TWO.contains(kind) || ins.size() != 2) {
        throw new IllegalArgumentException("gate: %s with %d inputs".formatted(kind, ins.size()));
      }
    }

    boolean value(boolean left, boolean right) {
      return switch (kind) {
        case "not" -> !left;
        case "and" -> left && right;
        case "or" -> left || right;
        case "xor" -> left != right;
        case "nand" -> !(left && right);
        case "nor" -> !(left || right);
        default -> left == right;
      };
    }

    @Override
    public String toString() {
      return "%s = %s(%s)".formatted(out, kind, String.join(", ", ins));
    }
  }

  /// @param inputs wires and their values, `a=1`
  /// @param gates each of which may use what comes before it
  /// @param outputs wires in the order of the answer's bits
  record Wiring(List<String> inputs, List<Gate> gates, List<String> outputs) {
    Wiring {
      inputs = List.copyOf(inputs);
      gates = List.copyOf(gates);
      outputs = List.copyOf(outputs);
      Read.size("gates", gates.size(), 1, MAX);
      Read.size("inputs", inputs.size(), 1, MAX);
      Read.size("outputs", outputs.size(), 1, MAX);
    }

    /// The value of every wire, in order.
    ///
    /// @throws IllegalArgumentException when a wire is used before it is given
    Map<String, Boolean> values() {
      var values = new LinkedHashMap<String, Boolean>();
      for (String each : inputs) {
        var input = INPUT.matcher(each);
        if (!input.matches()
            || values.putIfAbsent(input.group(1), input.group(2).equals("1")) != null) {
          throw new IllegalArgumentException(
              "input: %s is not like a=1, or a is given twice".formatted(Lines.quoted(each)));
        }
      }
      for (Gate gate : gates) {
        boolean left = value(values, gate.ins().getFirst());
        boolean right = value(values, gate.ins().getLast());
        if (values.putIfAbsent(gate.out(), gate.value(left, right)) != null) {
          throw new IllegalArgumentException("gate: %s is given twice".formatted(gate.out()));
        }
      }
      outputs.forEach(output -> value(values, output));
      return values;
    }

    private static boolean value(Map<String, Boolean> values, String wire) {
      Boolean value = values.get(wire);
      if (value == null) {
        throw new IllegalArgumentException("wire: %s is used before it is given".formatted(wire));
      }
      return value;
    }

    String bits() {
      var values = values();
      return outputs.stream()
          .map(output -> value(values, output) ? "1" : "0")
          .collect(Collectors.joining());
    }

    String text(String between) {
      return "%s; outputs %s; inputs %s"
          .formatted(
              gates.stream().map(Gate::toString).collect(Collectors.joining(between)),
              String.join(" ", outputs),
              String.join(" ", inputs));
    }
  }

  @Override
  public Card card() {
    return new Card(
        "circuit",
        5,
        "the outputs of a circuit of gates",
        "3 to 7 inputs, 4 to 20 gates, 3 to 7 outputs",
        "the bits in order",
        "gate by gate");
  }

  @Override
  public Wiring draw(int level, RandomGenerator random) {
    int size = 3 + level;
    int count = 4 * (level + 1);
    var inputs = new ArrayList<String>();
    var wires = new ArrayList<String>();
    for (int i = 0; i < size; i++) {
      var wire = String.valueOf((char) ('a' + i));
      wires.add(wire);
      inputs.add(wire + "=" + random.nextInt(2));
    }
    var gates = new ArrayList<Gate>();
    for (int i = 1; i <= count; i++) {
      boolean not = random.nextInt(6) == 0;
      int latest = Math.max(0, wires.size() - size - 2);
      var left = wires.get(latest + random.nextInt(wires.size() - latest));
      var right =
          Questions.pick(wires.stream().filter(wire -> !wire.equals(left)).toList(), random);
      gates.add(
          new Gate(
              "g" + i,
              not ? "not" : Questions.pick(TWO, random),
              not ? List.of(left) : List.of(left, right)));
      wires.add("g" + i);
    }
    return new Wiring(inputs, gates, wires.subList(wires.size() - size, wires.size()));
  }

  @Override
  public String spell(Wiring wiring) {
    return wiring.text("; ");
  }

  @Override
  public Wiring read(String spelled) {
    var parts = List.of(spelled.split("; ", -1));
    int gates = parts.size() - 2;
    if (gates < 1
        || !parts.get(gates).startsWith("outputs ")
        || !parts.get(gates + 1).startsWith("inputs ")) {
      throw new IllegalArgumentException("not a circuit: " + Lines.quoted(spelled));
    }
    var read = new ArrayList<Gate>();
    for (String each : parts.subList(0, gates)) {
      var gate = GATE.matcher(each);
      if (!gate.matches()) {
        throw new IllegalArgumentException(
            "gate: %s is not like g1 = and(a, b)".formatted(Lines.quoted(each)));
      }
      String second = gate.group(4);
      read.add(
          new Gate(
              gate.group(1),
              gate.group(2),
              second == null ? List.of(gate.group(3)) : List.of(gate.group(3), second)));
    }
    var wiring = new Wiring(words(parts.get(gates + 1)), read, words(parts.get(gates)));
    wiring.values();
    return wiring;
  }

  private static List<String> words(String part) {
    return List.of(part.substring(part.indexOf(' ') + 1).split(" ", -1));
  }

  @Override
  public String ask(Wiring wiring) {
    return "A circuit has the gates %s. What are its outputs?".formatted(wiring.text("; "));
  }

  @Override
  public String form() {
    return "the outputs in the order given as bits like 010";
  }

  @Override
  public List<Wording<Wiring>> wordings() {
    return List.of(
        Wording.of(
            "circuit has the gates ([^.]*)\\.", match -> read(match.group(1).replace('\n', ' '))));
  }

  @Override
  public Optional<String> solve(Wiring wiring) {
    return Optional.of(wiring.bits());
  }

  @Override
  public String normal(Wiring wiring, String answer) {
    var bits = answer.replace(" ", "").replace(",", "");
    if (bits.length() != wiring.outputs().size()
        || bits.chars().anyMatch(c -> c != '0' && c != '1')) {
      throw new IllegalArgumentException(
          "%s is not %d bits".formatted(Lines.quoted(answer), wiring.outputs().size()));
    }
    return bits;
  }

  @Override
  public List<String> work(Wiring wiring) {
    var values = new HashMap<>(wiring.values());
    return wiring.gates().stream()
        .map(
            gate ->
                "%s = %s(%s) = %d"
                    .formatted(
                        gate.out(),
                        gate.kind(),
                        gate.ins().stream()
                            .map(in -> Boolean.TRUE.equals(values.get(in)) ? "1" : "0")
                            .collect(Collectors.joining(", ")),
                        Boolean.TRUE.equals(values.get(gate.out())) ? 1 : 0))
        .toList();
  }

  @Override
  public String guess(Wiring wiring, RandomGenerator random) {
    return wiring.outputs().stream()
        .map(_ -> Integer.toString(random.nextInt(2)))
        .collect(Collectors.joining());
  }
}
