package dev.ponder.verify.format;

import dev.ponder.core.Verdict;
import dev.ponder.verify.format.TagScanner.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Thinking in one section, then the answer in another: `<think>...</think><answer>...</answer>`,
/// or with `answerTags` off the answer is all that follows `</think>`.
///
/// Each tag once, in this order, spelled exactly; nothing that looks like one of them elsewhere;
/// outside only a few blanks; thinking that has words or numbers, an answer that can be seen; no
/// long runs of blanks.
///
/// @param answerTags true when the answer has tags of its own
/// @param blanks between and around the sections at most
/// @param longestRun of blanks within a section at most
public record ThinkAnswer(boolean answerTags, int blanks, int longestRun) implements TextFormat {
  private static final String THINK = "think";
  private static final String ANSWER = "answer";
  private static final Set<String> NAMES =
      Set.of(THINK, ANSWER, "thinking", "thought", "reasoning");

  public ThinkAnswer {
    if (blanks < 0 || longestRun < 1) {
      throw new IllegalArgumentException(
          "blanks %d, longestRun %d: must be at least 0 and 1".formatted(blanks, longestRun));
    }
  }

  /// Both sections with tags.
  public static ThinkAnswer tagged() {
    return new ThinkAnswer(true, 8, 200);
  }

  /// Tags only around the thinking.
  public static ThinkAnswer untagged() {
    return new ThinkAnswer(false, 8, 200);
  }

  /// The two sections of a text.
  public record Sections(String thinking, String answer) {}

  /// The sections, without the blanks around them; nothing when the text has not this form.
  public Optional<Sections> sections(String text) {
    if (!check(text).isCorrect()) {
      return Optional.empty();
    }
    List<Tag> tags = TagScanner.tags(text, NAMES);
    String thinking = text.substring(tags.get(0).to(), tags.get(1).from());
    String answer =
        answerTags
            ? text.substring(tags.get(2).to(), tags.get(3).from())
            : text.substring(tags.get(1).to());
    return Optional.of(new Sections(thinking.strip(), answer.strip()));
  }

  @Override
  public Verdict check(String text) {
    List<Tag> tags = TagScanner.tags(text, NAMES);
    for (Tag each : tags) {
      if (!each.exact()) {
        return Verdict.incorrect(
            "at %d: looks like %s and is not".formatted(each.from(), each.words()));
      }
    }
    List<String> wanted =
        answerTags
            ? List.of("<think>", "</think>", "<answer>", "</answer>")
            : List.of("<think>", "</think>");
    List<String> found = tags.stream().map(Tag::words).toList();
    if (!found.equals(wanted)) {
      return Verdict.incorrect(
          "tags must be %s, and are %s".formatted(joined(wanted), joined(found)));
    }
    int answerFrom = answerTags ? tags.get(2).to() : tags.get(1).to();
    int answerTo = answerTags ? tags.get(3).from() : text.length();
    if (!onlyBlanks(text, 0, tags.get(0).from())) {
      return Verdict.incorrect("there is something before <think>");
    }
    if (answerTags && !onlyBlanks(text, tags.get(1).to(), tags.get(2).from())) {
      return Verdict.incorrect("there is something between </think> and <answer>");
    }
    if (answerTags && !onlyBlanks(text, tags.get(3).to(), text.length())) {
      return Verdict.incorrect("there is something after </answer>");
    }
    if (!Characters.anyWord(text, tags.get(0).to(), tags.get(1).from())) {
      return Verdict.incorrect("the thinking is empty");
    }
    if (!Characters.anySeen(text, answerFrom, answerTo)) {
      return Verdict.incorrect("the answer is empty");
    }
    int run = longRun(text);
    return run < 0
        ? Verdict.correct()
        : Verdict.incorrect("at %d: more than %d blanks in a row".formatted(run, longestRun));
  }

  private static String joined(List<String> tags) {
    String joined = tags.stream().limit(8).collect(Collectors.joining(" "));
    return tags.isEmpty() ? "none" : tags.size() > 8 ? joined + " ..." : joined;
  }

  private boolean onlyBlanks(String text, int from, int to) {
    return to - from <= blanks && text.substring(from, to).chars().allMatch(Characters::blank);
  }

  /// Where a run of unseen characters longer than allowed ends; negative when there is none.
  private int longRun(String text) {
    int run = 0;
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      run = Characters.seen(c) ? 0 : run + 1;
      if (run > longestRun) {
        return at;
      }
      at += Character.charCount(c);
    }
    return -1;
  }
}
