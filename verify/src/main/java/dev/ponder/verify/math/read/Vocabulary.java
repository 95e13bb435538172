package dev.ponder.verify.math.read;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The words and commands that are known.
final class Vocabulary {
  /// Functions written by name, without a backslash too.
  static final Map<String, String> FUNCTIONS = new HashMap<>();

  /// Names of symbols, without a backslash too.
  static final Map<String, String> SYMBOLS = new HashMap<>();

  /// Relations as commands.
  static final Map<String, Sign> RELATIONS = new HashMap<>();

  /// Words for a factor.
  private static final Map<String, Long> SCALES =
      Map.ofEntries(
          Map.entry("dozen", 12L),
          Map.entry("gross", 144L),
          Map.entry("hundred", 100L),
          Map.entry("thousand", 1_000L),
          Map.entry("lakh", 100_000L),
          Map.entry("lac", 100_000L),
          Map.entry("million", 1_000_000L),
          Map.entry("crore", 10_000_000L),
          Map.entry("billion", 1_000_000_000L),
          Map.entry("trillion", 1_000_000_000_000L),
          Map.entry("quadrillion", 1_000_000_000_000_000L),
          Map.entry("quintillion", 1_000_000_000_000_000_000L));

  /// Ends of words that say what was done to the value before them: `doubled`, `roughly`.
  private static final String[] BENDING = {"ed", "ing", "ly", "fold"};

  /// Words with such an end that leave the value as it is.
  private static final Set<String> STRAIGHT =
      Set.of(
          "speed",
          "seed",
          "breed",
          "remaining",
          "needed",
          "required",
          "shaded",
          "colored",
          "coloured",
          "building",
          "evening",
          "morning",
          "string",
          "ring",
          "wing",
          "king",
          "wedding",
          "family",
          "exactly",
          "seating",
          "used",
          "sled",
          "shed");

  /// Words that change what a number before them means: an answer that has them isn't that number.
  static final Set<String> MEANINGFUL =
      Set.of(
          "not",
          "no",
          "isn",
          "wrong",
          "false",
          "incorrect",
          "maybe",
          "perhaps",
          "possibly",
          "probably",
          "either",
          "neither",
          "nor",
          "but",
          "than",
          "more",
          "less",
          "fewer",
          "least",
          "most",
          "minus",
          "plus",
          "times",
          "over",
          "divided",
          "half",
          "halves",
          "third",
          "thirds",
          "quarter",
          "quarters",
          "dozen",
          "dozens",
          "double",
          "twice",
          "squared",
          "cubed",
          "if",
          "when",
          "unless",
          "where",
          "except",
          "without",
          "factorial",
          "choose",
          "mod",
          "modulo",
          "to",
          "through",
          "between",
          "until",
          "some",
          "any",
          "root",
          "power",
          "log",
          "sqrt",
          "pi",
          "about",
          "approximately",
          "roughly",
          "almost",
          "nearly",
          "around",
          "error",
          "undefined",
          "negative",
          "positive",
          "infinity",
          "plusminus",
          "is",
          "are",
          "was",
          "will",
          "be",
          "so",
          "therefore",
          "hence",
          "thus",
          "because",
          "answer",
          "equals",
          "equal",
          "tens",
          "tenths",
          "hundredths",
          "tenth",
          "hundredth",
          "thousandth",
          "thousandths",
          "millionth",
          "millionths",
          "fourth",
          "fourths",
          "fifth",
          "fifths",
          "sixth",
          "sixths",
          "seventh",
          "sevenths",
          "eighth",
          "eighths",
          "ninth",
          "ninths",
          "twelfth",
          "twelfths",
          "score",
          "scores",
          "pair",
          "pairs",
          "couple",
          "couples",
          "triple",
          "quadruple",
          "myriad",
          "googol",
          "mill",
          "mega",
          "giga",
          "tera",
          "milli",
          "micro",
          "nano",
          "below",
          "above",
          "under",
          "beyond",
          "beneath",
          "upward",
          "upwards",
          "onward",
          "onwards",
          "short",
          "maximum",
          "minimum",
          "inclusive",
          "exclusive",
          "inverse",
          "reciprocal",
          "conjugate",
          "complement",
          "percentile",
          "permille",
          "mille",
          "base",
          "however",
          "wait",
          "alternatively");

  static final Map<String, Integer> BASES =
      Map.ofEntries(
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("sixteen", 16),
          Map.entry("bin", 2),
          Map.entry("oct", 8),
          Map.entry("hex", 16));

  static {
    for (String each :
        new String[] {
          "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "arccot", "sinh",
          "cosh", "tanh", "coth", "log", "ln", "lg", "exp", "max", "min", "gcd", "lcm", "det",
          "arg", "floor", "ceil", "abs", "sgn", "sign", "deg", "tr", "rank", "dim", "mod"
        }) {
      FUNCTIONS.put(each, each);
    }
    FUNCTIONS.put("asin", "arcsin");
    FUNCTIONS.put("acos", "arccos");
    FUNCTIONS.put("atan", "arctan");
    FUNCTIONS.put("tg", "tan");
    FUNCTIONS.put("ctg", "cot");
    FUNCTIONS.put("cosec", "csc");
    FUNCTIONS.put("arctg", "arctan");
    FUNCTIONS.put("Re", "Re");
    FUNCTIONS.put("Im", "Im");
    FUNCTIONS.put("ceiling", "ceil");
    FUNCTIONS.put("GCD", "gcd");
    FUNCTIONS.put("LCM", "lcm");
    FUNCTIONS.put("log10", "lg");
    FUNCTIONS.put("factorial", "!");
    FUNCTIONS.put("binomial", "binom");
    String[] greek = {
      "alpha",
      "α",
      "beta",
      "β",
      "gamma",
      "γ",
      "delta",
      "δ",
      "epsilon",
      "ε",
      "varepsilon",
      "ε",
      "zeta",
      "ζ",
      "eta",
      "η",
      "theta",
      "θ",
      "vartheta",
      "θ",
      "iota",
      "ι",
      "kappa",
      "κ",
      "lambda",
      "λ",
      "mu",
      "μ",
      "nu",
      "ν",
      "xi",
      "ξ",
      "pi",
      "π",
      "rho",
      "ρ",
      "sigma",
      "σ",
      "tau",
      "τ",
      "upsilon",
      "υ",
      "phi",
      "φ",
      "varphi",
      "φ",
      "chi",
      "χ",
      "psi",
      "ψ",
      "omega",
      "ω",
      "Gamma",
      "Γ",
      "Delta",
      "Δ",
      "Theta",
      "Θ",
      "Lambda",
      "Λ",
      "Xi",
      "Ξ",
      "Pi",
      "Π",
      "Sigma",
      "Σ",
      "Phi",
      "Φ",
      "Psi",
      "Ψ",
      "Omega",
      "Ω",
      "infty",
      "∞",
      "infinity",
      "∞",
      "inf",
      "∞",
      "oo",
      "∞",
      "imath",
      "i",
      "jmath",
      "j",
      "ell",
      "ℓ",
      "hbar",
      "ħ",
      "partial",
      "∂",
      "nabla",
      "∇",
      "aleph",
      "ℵ",
      "R",
      "ℝ",
      "N",
      "ℕ",
      "Z",
      "ℤ",
      "Q",
      "ℚ",
      "C",
      "ℂ",
      "reals",
      "ℝ"
    };
    for (int i = 0; i < greek.length; i += 2) {
      SYMBOLS.put(greek[i], greek[i + 1]);
    }
    relation(Sign.AT_MOST, "le", "leq", "leqslant", "leqq");
    relation(Sign.AT_LEAST, "ge", "geq", "geqslant", "geqq");
    relation(Sign.LESS, "lt");
    relation(Sign.GREATER, "gt");
    relation(Sign.UNEQUAL, "ne", "neq");
    relation(Sign.ABOUT, "approx", "simeq", "thickapprox", "approxeq", "doteq");
    relation(Sign.IN, "in");
    relation(Sign.NOT_IN, "notin");
    relation(Sign.TO, "to", "rightarrow", "longrightarrow");
    relation(
        Sign.OTHER,
        "equiv",
        "sim",
        "cong",
        "propto",
        "perp",
        "parallel",
        "subset",
        "subseteq",
        "supset",
        "supseteq",
        "ll",
        "gg",
        "prec",
        "succ",
        "mapsto",
        "Rightarrow",
        "implies",
        "iff",
        "Leftrightarrow",
        "therefore",
        "ni");
  }

  /// Words that name what is asked for, before an equals sign.
  static final Set<String> QUANTITIES =
      Set.of("area", "total", "sum", "cost", "time", "speed", "price", "age", "count", "ans");

  private Vocabulary() {}

  private static void relation(Sign sign, String... commands) {
    for (String each : commands) {
      RELATIONS.put(each, sign);
    }
  }

  /// The factor that a word is, in either number and any case; 0 if it is none.
  static long scale(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    Long scale = SCALES.get(lower);
    if (scale == null && lower.endsWith("s")) {
      scale = SCALES.get(lower.substring(0, lower.length() - 1));
    }
    return scale == null ? 0 : scale;
  }

  /// Whether a word changes what a number before it means.
  static boolean bends(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (MEANINGFUL.contains(lower)) {
      return true;
    }
    if (word.length() < 5 || STRAIGHT.contains(lower)) {
      return false;
    }
    for (String each : BENDING) {
      if (word.endsWith(each) && scale(word) == 0) {
        return true;
      }
    }
    return false;
  }

  /// A word that is a symbol without a backslash: Greek letters and infinity, not `R` or `xi`'s
  /// like.
  static boolean plainSymbol(String word) {
    return word.length() >= 2 && SYMBOLS.containsKey(word) && !word.equals("in");
  }

  /// Words that join two answers.
  static boolean connective(String word) {
    return word.equals("and") || word.equals("or") || word.equals("AND") || word.equals("OR");
  }
}
