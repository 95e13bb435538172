package dev.ponder.task.procedural;

import dev.ponder.task.Lines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Pieces of questions and answers, read with an error that says what is missing or wrong.
public final class Questions {
  private Questions() {}

  /// A wording that has the phrase somewhere; the reader is given the whole question.
  public static <P> Wording<P> whole(String phrase, Function<String, P> reader) {
    return Wording.of("\\A.*?(?:" + phrase + ").*", match -> reader.apply(match.group()));
  }

  /// The first place where the pattern is.
  ///
  /// @param what the pattern finds, for the error
  /// @throws IllegalArgumentException when it is nowhere
  public static MatchResult find(Pattern pattern, String question, String what) {
    var matcher = pattern.matcher(question);
    if (!matcher.find()) {
      throw new IllegalArgumentException("question: no " + what + " found in it");
    }
    return matcher.toMatchResult();
  }

  /// The number in the pattern's first group.
  ///
  /// @throws IllegalArgumentException when there is none, or it is out of the range
  public static int number(Pattern pattern, String question, String what, int least, int most) {
    return number(find(pattern, question, what).group(1), "question: " + what, least, most);
  }

  /// A whole number in plain digits, perhaps with a minus.
  ///
  /// @param what it is, for the error
  /// @throws IllegalArgumentException when it is none or out of the range
  public static int number(String text, String what, int least, int most) {
    var digits = text.strip();
    boolean plain = digits.length() <= 10 && digits.matches("-?[0-9]+");
    long value = plain ? Long.parseLong(digits) : 0;
    if (!plain || value < least || value > most) {
      throw new IllegalArgumentException(
          "%s: %s is not a whole number of %d to %d"
              .formatted(what, Lines.quoted(text), least, most));
    }
    return (int) value;
  }

  /// The one whole number an answer must be, without leading zeros.
  ///
  /// @throws IllegalArgumentException when it is none
  public static String wholeNumber(String answer) {
    return Integer.toString(number(answer, "answer", -999_999_999, 999_999_999));
  }

  /// Numbers parted by commas.
  ///
  /// @throws IllegalArgumentException when one is none or out of the range
  public static List<Integer> numbers(String list, String what, int least, int most) {
    var numbers = new ArrayList<Integer>();
    for (String each : items(list)) {
      numbers.add(number(each, what, least, most));
    }
    return List.copyOf(numbers);
  }

  /// What commas part, stripped; nothing for a blank text.
  public static List<String> items(String list) {
    if (list.isBlank()) {
      return List.of();
    }
    var items = new ArrayList<String>();
    for (String each : list.split(",", -1)) {
      items.add(each.strip());
    }
    return items;
  }

  /// The items of an answer that is a list: with or without brackets, each item with or without
  /// quotation marks, parted by commas or line ends.
  ///
  /// @param most items that are read
  /// @throws IllegalArgumentException when there are more
  public static List<String> answerItems(String answer, int most) {
    var text = answer.strip();
    if (text.startsWith("[") && text.endsWith("]") && text.length() > 1) {
      text = text.substring(1, text.length() - 1);
    }
    var items = new ArrayList<String>();
    int from = 0;
    while (from <= text.length() && !text.isBlank()) {
      int to = from;
      boolean quoted = false;
      while (to < text.length() && (quoted || text.charAt(to) != ',' && text.charAt(to) != '\n')) {
        quoted ^= text.charAt(to) == '"';
        to++;
      }
      if (items.size() == most) {
        throw new IllegalArgumentException("more than %d items".formatted(most));
      }
      items.add(unquoted(text.substring(from, to).strip()));
      from = to + 1;
    }
    return items;
  }

  /// A text without the double quotation marks around it, if there are any.
  public static String unquoted(String text) {
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  /// The items in random order.
  public static <T> List<T> shuffled(List<T> items, RandomGenerator random) {
    var order = new ArrayList<>(items);
    for (int i = order.size() - 1; i > 0; i--) {
      Collections.swap(order, i, random.nextInt(i + 1));
    }
    return order;
  }

  /// One of the items.
  public static <T> T pick(List<T> items, RandomGenerator random) {
    return items.get(random.nextInt(items.size()));
  }
}
