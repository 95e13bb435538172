package dev.ponder.verify.math.read;

import dev.ponder.verify.number.Rational;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Units of measure: one name for each, and exact factors between those of one kind.
public final class Units {
  public static final String PERCENT = "%";
  public static final String DEGREES = "°";
  static final String DOLLARS = "$";

  /// A unit with a name of its own.
  ///
  /// @param kind what it measures; units of one kind convert
  /// @param factor how many of the kind's base it is
  private record Known(String name, String kind, Rational factor) {}

  private static final Map<String, Known> KNOWN = new HashMap<>();

  /// By the name that all spellings share, which need not be a spelling: `in`, `d`.
  private static final Map<String, Known> BY_NAME = new HashMap<>();

  private static final Set<String> MONEY =
      Set.of(DOLLARS, "cent", "€", "£", "pence", "¥", "₹", "yuan");

  /// Units that one word or sign may mean: pounds of weight and of money, yen and yuan.
  private static final Set<String> ALIKE = Set.of("£ lb", "lb £", "¥ yuan", "yuan ¥");

  /// Words behind a number that measure nothing.
  private static final Set<String> EMPTY =
      Set.of(
          "unit", "units", "squareunit", "squareunits", "cubicunit", "cubicunits", "way", "ways");

  static {
    one("%", "%", 1, 1, "%", "percent", "percents", "pct", "percentage");
    one("°", "angle", 1, 1, "°", "degree", "degrees", "deg");
    one("rad", "radian", 1, 1, "rad", "radian", "radians");
    one("mm", "length", 1, 1000, "mm", "millimeter", "millimeters", "millimetre", "millimetres");
    one("cm", "length", 1, 100, "cm", "centimeter", "centimeters", "centimetre", "centimetres");
    one("m", "length", 1, 1, "m", "meter", "meters", "metre", "metres");
    one("km", "length", 1000, 1, "km", "kilometer", "kilometers", "kilometre", "kilometres", "kms");
    one("in", "length", 254, 10000, "inch", "inches");
    one("ft", "length", 3048, 10000, "ft", "foot", "feet");
    one("yd", "length", 9144, 10000, "yd", "yard", "yards");
    one("mi", "length", 1609344, 1000, "mi", "mile", "miles");
    one("mg", "mass", 1, 1000, "mg", "milligram", "milligrams");
    one("g", "mass", 1, 1, "g", "gram", "grams");
    one("kg", "mass", 1000, 1, "kg", "kilogram", "kilograms", "kgs");
    one("lb", "mass", 45359237, 100000, "lb", "lbs", "pound", "pounds");
    one("oz", "mass", 45359237, 1600000, "oz", "ounce", "ounces");
    one("s", "time", 1, 1, "s", "sec", "secs", "second", "seconds");
    one("min", "time", 60, 1, "min", "mins", "minute", "minutes");
    one("h", "time", 3600, 1, "h", "hr", "hrs", "hour", "hours");
    one("d", "time", 86400, 1, "day", "days");
    one("week", "time", 604800, 1, "week", "weeks");
    one("year", "year", 1, 1, "year", "years", "yr", "yrs");
    one("ml", "volume", 1, 1000, "ml", "mL", "milliliter", "milliliters", "millilitres");
    one("l", "volume", 1, 1, "L", "liter", "liters", "litre", "litres");
    one("$", "money", 1, 1, "$", "dollar", "dollars", "usd", "USD", "bucks");
    one("cent", "money", 1, 100, "cent", "cents", "¢");
    one("€", "euro", 1, 1, "euro", "euros", "EUR");
    one("£", "sterling", 1, 1, "GBP", "quid");
    one("pence", "sterling", 1, 100, "pence", "penny");
    one("¥", "¥", 1, 1, "yen", "JPY", "CNY");
    one("₹", "rupee", 1, 1, "rupee", "rupees", "INR");
    one("km/h", "speed", 5, 18, "km/h", "kmh", "kph", "kmph", "km/hr");
    one("m/s", "speed", 1, 1, "m/s");
    one("mph", "mph", 1, 1, "mph", "mi/h", "miles/hour");
    one("m^2", "area", 1, 1, "m^2", "squaremeters", "squaremeter", "sqm");
    one("cm^2", "area", 1, 10000, "cm^2", "squarecentimeters", "squarecentimeter");
    one("km^2", "area", 1000000, 1, "km^2", "squarekilometers");
    one("m^3", "volume", 1000, 1, "m^3", "cubicmeters", "cubicmeter");
    one("cm^3", "volume", 1, 1000, "cm^3", "cubiccentimeters", "cubiccentimeter", "cc");
    one("ev", "energy", 1, 1, "eV", "ev");
    one("hz", "frequency", 1, 1, "Hz");
    one("ohm", "ohm", 1, 1, "ohm", "ohms");
    one("yuan", "yuan", 1, 1, "yuan", "RMB");
    one("pm", "pm", 1, 1, "p.m.", "pm");
    one("am", "am", 1, 1, "a.m.", "am");
  }

  private Units() {}

  private static void one(String name, String kind, long above, long below, String... spellings) {
    var unit = new Known(name, kind, Rational.of(above, below));
    BY_NAME.put(name, unit);
    for (String each : spellings) {
      KNOWN.put(each, unit);
    }
  }

  /// Whether a word of that spelling names a unit.
  public static boolean known(String word) {
    return find(word) != null;
  }

  private static @Nullable Known find(String unit) {
    Known known = KNOWN.get(unit);
    return known != null ? known : KNOWN.get(unit.toLowerCase(Locale.ROOT));
  }

  private static @Nullable Known named(String unit) {
    Known known = BY_NAME.get(unit);
    return known != null ? known : find(unit);
  }

  private static String singular(String word) {
    return word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  /// The name that all spellings of a unit share; of a rate, part by part.
  public static String name(String unit) {
    Known known = find(unit);
    if (known != null) {
      return known.name();
    }
    for (String each : new String[] {"square", "sq", "cubic", "cu"}) {
      Known side = unit.startsWith(each) ? find(unit.substring(each.length())) : null;
      if (side != null) {
        return side.name() + (each.startsWith("s") ? "^2" : "^3");
      }
    }
    int slash = unit.lastIndexOf('/');
    return slash < 0
        ? unit
        : name(unit.substring(0, slash)) + "/" + name(unit.substring(slash + 1));
  }

  /// Whether a unit, by its name, is one of money.
  static boolean money(String unit) {
    return MONEY.contains(unit);
  }

  /// Whether a word that measures nothing can stand for a unit: `square units` for an area, `units`
  /// for a length or things counted, never for a share, an angle or a rate.
  private static boolean implied(String empty, String unit) {
    return dimension(empty) == dimension(unit) && dimension(unit) > 0;
  }

  private static int dimension(String unit) {
    Known known = named(unit);
    String kind = known == null ? "" : known.kind();
    if (unit.startsWith("square") || unit.endsWith("^2") || kind.equals("area")) {
      return 2;
    }
    if (unit.startsWith("cubic") || unit.endsWith("^3") || kind.equals("volume")) {
      return 3;
    }
    boolean other = kind.equals("%") || kind.equals("angle") || kind.equals("radian");
    boolean rate = unit.indexOf('/') >= 0 || kind.equals("mph");
    return other || rate ? 0 : 1;
  }

  /// How many of the second unit one of the first is: 1 when one of them is a word that only counts
  /// the other's (`ways`, `square units`) or both are one word, null when they measure, or may
  /// measure, different things.
  public static @Nullable Rational factor(String from, String to) {
    if (from.equals(to)) {
      return Rational.ONE;
    }
    if (ALIKE.contains(from + " " + to)) {
      return Rational.ONE;
    }
    if (singular(from).equals(singular(to))) {
      return Rational.ONE;
    }
    if (EMPTY.contains(from) || EMPTY.contains(to)) {
      boolean empty = EMPTY.contains(from);
      return implied(empty ? from : to, empty ? to : from) ? Rational.ONE : null;
    }
    Known first = named(from);
    Known second = named(to);
    if (first == null || second == null) {
      return null;
    }
    return first.kind().equals(second.kind()) ? first.factor().over(second.factor()) : null;
  }
}
