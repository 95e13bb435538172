package dev.ponder.verify.math.extract;

import java.util.Set;

/// The words that [Choices] looks for.
final class ChoiceWords {
  /// What only sets a letter off.
  static final String[] DECORATIONS = {
    "\\textbf{",
    "\\text{",
    "\\mathbf{",
    "\\mathrm{",
    "\\textnormal{",
    "\\rm ",
    "\\(",
    "\\)",
    "\\[",
    "\\]",
    "**",
    "__",
    "$",
    "}",
    "{"
  };

  /// How the other letters may be named.
  static final String[] RULED_OUT = {". it can't be ", ". it cannot be ", "不是 "};

  static final Set<String> LABELS = Set.of("option", "choice", "answer", "letter");

  static final Set<String> CHOOSING =
      Set.of(
          "choose",
          "chose",
          "chosen",
          "pick",
          "picked",
          "select",
          "selected",
          "hence",
          "thus",
          "therefore",
          "so");

  static final Set<String> VERBS =
      Set.of("is", "be", "must", "would", "should", "will", "are", "the", "therefore", "thus");

  static final Set<String> RIGHT = Set.of("correct", "right", "answer", "choice", "option");

  /// Words that deny or doubt what is said in the same sentence.
  static final Set<String> DENIALS =
      Set.of(
          "not",
          "no",
          "nor",
          "never",
          "neither",
          "wrong",
          "incorrect",
          "incorrectly",
          "false",
          "invalid",
          "fail",
          "fails",
          "failed",
          "cannot",
          "eliminate",
          "eliminated",
          "eliminates",
          "rule",
          "ruled",
          "rules",
          "reject",
          "rejected",
          "exclude",
          "excluded",
          "except",
          "unlike",
          "but",
          "impossible",
          "contradiction",
          "unsure",
          "unless",
          "rather",
          "than",
          "if",
          "either",
          "besides",
          "excluding",
          "discard",
          "discarded",
          "worst",
          "least",
          "untrue");

  /// Words that take back or doubt what was said before.
  static final Set<String> DOUBTS =
      Set.of(
          "wait",
          "actually",
          "alternatively",
          "instead",
          "maybe",
          "perhaps",
          "possibly",
          "probably",
          "guess",
          "guessing",
          "unsure",
          "hmm",
          "oops",
          "sorry",
          "correction",
          "mistake",
          "wrong",
          "incorrect",
          "however",
          "also",
          "likely",
          "might",
          "could",
          "scratch",
          "no",
          "fails");

  private ChoiceWords() {}
}
