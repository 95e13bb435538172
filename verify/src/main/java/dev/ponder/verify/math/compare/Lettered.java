package dev.ponder.verify.math.compare;

import dev.ponder.verify.math.read.Node;
import dev.ponder.verify.math.read.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A number with letters behind it that may be a unit: `3000 m`, `10 m/s`. Only a unit on the other
/// side says that they are one.
final class Lettered {
  /// Rates that are hardly a quotient of variables behind a number.
  static final Set<String> RATES = Set.of("m/s", "m/s^2", "cm/s", "km/s", "km/h", "kg/m^3");

  private Lettered() {}

  /// The value with its unit; null if it can't be one.
  static Node.@Nullable Measured of(Node node) {
    if (!(node instanceof Node.Product(var factors))) {
      return null;
    }
    var numbers = new ArrayList<Node>();
    var unit = new StringBuilder();
    for (Node each : flat(factors)) {
      if (each instanceof Node.Power(Node.Power(Node.Sym(var name), Node.Num(var power)), var under)
          && under.equals(Node.Num.of(-1))
          && power.isInteger()) {
        unit.append("/").append(name).append("^").append(power);
      } else if (each instanceof Node.Sym(var name) && name.length() <= 2) {
        unit.append(name);
      } else if (each instanceof Node.Power(Node.Sym(var name), Node.Num(var exponent))
          && exponent.isInteger()) {
        unit.append(exponent.signum() < 0 ? "/" : "").append(name);
        String power = exponent.numerator().abs().toString();
        unit.append(power.equals("1") ? "" : "^" + power);
      } else if (unit.isEmpty() && Naming.isNumber(each)) {
        numbers.add(each);
      } else {
        return null;
      }
    }
    if (numbers.isEmpty() || unit.isEmpty()) {
      return null;
    }
    Node value = numbers.size() == 1 ? numbers.getFirst() : new Node.Product(List.copyOf(numbers));
    return new Node.Measured(value, Units.name(unit.toString()));
  }

  private static List<Node> flat(List<Node> factors) {
    var flat = new ArrayList<Node>();
    for (Node each : factors) {
      if (each instanceof Node.Product(var inner)) {
        flat.addAll(flat(inner));
      } else {
        flat.add(each);
      }
    }
    return flat;
  }
}
