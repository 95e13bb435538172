package dev.ponder.verify.format;

import dev.ponder.core.Verdict;

/// A form of the answer section, where the whole text must have sections.
///
/// @param sections the form of the whole text
/// @param form of its answer, without the blanks around it
public record InAnswer(ThinkAnswer sections, TextFormat form) implements TextFormat {
  @Override
  public Verdict check(String text) {
    return sections
        .sections(text)
        .map(each -> form.check(each.answer()))
        .orElseGet(() -> sections.check(text));
  }
}
