package dev.ponder.verify.math.extract;

import java.util.Set;

/// The words that [Surroundings] looks for.
final class SurroundingWords {
  /// Commands before a box, or behind it, with which it is another value.
  static final Set<String> OPERATORS =
      Set.of(
          "neq",
          "ne",
          "not",
          "times",
          "cdot",
          "div",
          "pm",
          "mp",
          "sqrt",
          "frac",
          "dfrac",
          "tfrac",
          "binom",
          "pi",
          "mod",
          "to",
          "cup",
          "cap",
          "setminus",
          "lor",
          "vee",
          "smallsetminus",
          "notin",
          "subset",
          "subseteq",
          "supset",
          "supseteq",
          "oplus",
          "ominus",
          "otimes",
          "bmod",
          "ast",
          "bar",
          "overline",
          "choose",
          "le",
          "leq",
          "leqslant",
          "ge",
          "geq",
          "geqslant",
          "lt",
          "gt",
          "ll",
          "gg",
          "lesssim",
          "lfloor",
          "lceil",
          "lvert",
          "vert",
          "mid",
          "alpha",
          "beta",
          "gamma",
          "delta",
          "epsilon",
          "varepsilon",
          "theta",
          "lambda",
          "nu",
          "rho",
          "sigma",
          "tau",
          "phi",
          "varphi",
          "psi",
          "omega",
          "hbar",
          "gtrsim",
          "cong",
          "propto");

  /// Brackets that hold one element of a set, or only group it.
  static final String[][] BRACKETS = {
    {"\\left(", "\\right)"},
    {"\\left\\{", "\\right\\}"},
    {"\\{", "\\}"},
    {"\\lbrace", "\\rbrace"},
    {"\\left[", "\\right]"},
    {"[", "]"}
  };

  /// Commands with which a box is a rounding, unless an expression is rounded to it.
  static final Set<String> ROUNDING = Set.of("approx", "approxeq", "sim", "simeq");

  /// Words before a box that deny it, bound it or make another value of it.
  static final Set<String> BEFORE =
      Set.of(
          "not",
          "never",
          "neither",
          "cannot",
          "minus",
          "negative",
          "than",
          "about",
          "approximately",
          "approx",
          "roughly",
          "longer",
          "around",
          "nearly",
          "almost",
          "reject",
          "rejected",
          "exclude",
          "eliminate",
          "discard",
          "twice",
          "half",
          "except",
          "unlike",
          "if",
          "maybe",
          "perhaps");

  /// Words in the clause before a box that deny it.
  static final String[] DENYING_BEFORE = {
    "don't write",
    "do not write",
    "not answer",
    "don't answer",
    "don't box",
    "do not box",
    "answer were",
    "one of the answers",
    "one of the solutions",
    "one possible",
    "another solution",
    "one solution is",
    "an upper bound",
    "a lower bound",
    "wrong",
    "incorrect",
    "rule out",
    "ruled out",
    "reject",
    "eliminate",
    "instead of"
  };

  /// Words in the sentence before a box with which it is supposed, or wanted, and not stated.
  static final Set<String> SUPPOSING =
      Set.of(
          "suppose",
          "supposing",
          "assume",
          "assuming",
          "whether",
          "tempting",
          "tempted",
          "naive",
          "claimed",
          "pretend",
          "prove",
          "refute",
          "refuted",
          "except",
          "excluding",
          "why");

  /// Words before `of` that make another value of the box.
  static final Set<String> PARTS =
      Set.of(
          "half",
          "square",
          "cube",
          "root",
          "opposite",
          "negative",
          "reciprocal",
          "double",
          "third",
          "quarter",
          "logarithm",
          "inverse");

  /// Words between a box and a number with which both are one value.
  static final Set<String> JOINS = Set.of("to", "over", "times", "choose", "through");

  /// Words that are followed by what is denied.
  static final Set<String> LEADING =
      Set.of("be", "equal", "equals", "to", "is", "a", "the", "simply", "just");

  /// Words behind a box that make another value of it, or doubt it.
  static final Set<String> BEHIND =
      Set.of(
          "squared",
          "cubed",
          "factorial",
          "plus",
          "minus",
          "half",
          "halves",
          "if",
          "unless",
          "or",
          "wait",
          "actually",
          "maybe",
          "perhaps",
          "mod",
          "modulo");

  /// Commands whose groups only show what they hold.
  static final Set<String> SHOWING =
      Set.of(
          "text",
          "textbf",
          "textit",
          "textrm",
          "textnormal",
          "mathrm",
          "mathbf",
          "mbox",
          "bm",
          "boldsymbol",
          "underline",
          "emph",
          "textcolor",
          "color",
          "colorbox",
          "fcolorbox",
          "tiny",
          "small",
          "normalsize",
          "large",
          "Large",
          "LARGE",
          "huge",
          "Huge",
          "displaystyle",
          "ensuremath",
          "hbox",
          "fbox",
          "boxed",
          "framebox");

  /// What is done to the value before it, in words.
  static final String[] CALCULATING = {
    "added to ",
    "subtracted from ",
    "multiplied by ",
    "divided by ",
    "increased by ",
    "decreased by ",
    "reduced by ",
    "raised to ",
    "to the power",
    "times itself",
    "and above",
    "and up",
    "and below",
    "and under",
    "at most",
    "at least"
  };

  /// Words between a number and the name of another with which both are one value. Before a noun
  /// they aren't: `7 more than Ann`, `7 times the area of the square`.
  static final String[] COMPARING = {
    "more than ",
    "less than ",
    "fewer than ",
    "greater than ",
    "larger than ",
    "bigger than ",
    "smaller than ",
    "higher than ",
    "lower than ",
    "times ",
    "over ",
    "per ",
    "of "
  };

  static final String[] DENYING = {
    "is the wrong",
    "is a wrong",
    "is the incorrect",
    "is an incorrect",
    "is not",
    "isn't",
    "is wrong",
    "is incorrect",
    "is false",
    "which is wrong",
    "which is not",
    "which is incorrect",
    "was wrong",
    "would be wrong",
    "can't be",
    "cannot be",
    "(wrong)",
    "no wait",
    "is too ",
    "is only ",
    "is impossible",
    "is a guess",
    "does not",
    "doesn't",
    "fails",
    "but ",
    "correction",
    "no, ",
    "wait",
    "and a half",
    "and a quarter",
    "and a third",
    "(incorrect)",
    "diverges",
    "for even ",
    "for odd ",
    "base ",
    "in base ",
    "out of ",
    "divided by ",
    "is refuted",
    "is one possible",
    "is an upper bound",
    "is a lower bound",
    "is one of ",
    "contradicts"
  };

  private SurroundingWords() {}
}
