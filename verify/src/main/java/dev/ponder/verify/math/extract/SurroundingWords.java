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
    "wrong", "incorrect", "rule out", "ruled out", "reject", "eliminate", "instead of"
  };

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

  static final String[] DENYING = {
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
    "(incorrect)"
  };

  private SurroundingWords() {}
}
