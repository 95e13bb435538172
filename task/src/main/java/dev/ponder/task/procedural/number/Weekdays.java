package dev.ponder.task.procedural.number;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The weekday of a date so many days after or before one whose weekday is given.
record Weekdays() implements Recipe<Weekdays.Shift> {
  private static final String DATE = "(\\d{4}-\\d{2}-\\d{2})";

  /// @param days after the start, below 0 for before
  record Shift(LocalDate start, int days) {
    Shift {
      Read.size("year", start.getYear(), 1600, 3000);
      Read.size("days", days, -100_000, 100_000);
    }

    DayOfWeek day() {
      return start.plusDays(days).getDayOfWeek();
    }
  }

  @Override
  public Card card() {
    return new Card(
        "weekdays",
        4,
        "the weekday some days after or before a date",
        "14 days, 100, 1000, 20000",
        "the one day, in full or by its first three letters",
        "the calendar of the Java library");
  }

  @Override
  public Shift draw(int level, RandomGenerator random) {
    int most = new int[] {14, 100, 1000, 20_000}[level];
    int days = 1 + random.nextInt(most);
    return new Shift(
        LocalDate.ofEpochDay(random.nextInt(25_000)), random.nextBoolean() ? days : -days);
  }

  @Override
  public String spell(Shift problem) {
    return problem.start() + "," + problem.days();
  }

  @Override
  public Shift read(String spelled) {
    var parts = Read.list(spelled);
    Read.size("parts of date,days", parts.size(), 2, 2);
    return new Shift(date(parts.get(0)), Read.whole("days", parts.get(1), -100_000, 100_000));
  }

  private static LocalDate date(String text) {
    if (!text.matches(DATE)) {
      throw new IllegalArgumentException(Lines.quoted(text) + " is not a date like 2024-02-29");
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(Lines.quoted(text) + " is no date of the calendar", e);
    }
  }

  @Override
  public String ask(Shift problem) {
    return "%s is a %s. Which weekday is it %d days %s?"
        .formatted(
            problem.start(),
            name(problem.start().getDayOfWeek()),
            Math.abs(problem.days()),
            problem.days() < 0 ? "before" : "after");
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  @Override
  public String form() {
    return "the weekday";
  }

  @Override
  public List<Wording<Shift>> wordings() {
    return List.of(
        Wording.of(
            DATE + " is an? ([a-z]+)\\..* (\\d{1,6}) days (after|before)",
            match -> {
              var start = date(match.group(1));
              if (start.getDayOfWeek() != day(match.group(2))) {
                throw new IllegalArgumentException(
                    "%s is a %s".formatted(start, name(start.getDayOfWeek())));
              }
              int days = Integer.parseInt(match.group(3));
              return new Shift(start, match.group(4).equalsIgnoreCase("after") ? days : -days);
            }));
  }

  @Override
  public Optional<String> solve(Shift problem) {
    return Optional.of(name(problem.day()));
  }

  @Override
  public String normal(Shift problem, String answer) {
    return name(day(answer));
  }

  private static DayOfWeek day(String text) {
    for (var day : DayOfWeek.values()) {
      if (text.equalsIgnoreCase(name(day)) || text.equalsIgnoreCase(name(day).substring(0, 3))) {
        return day;
      }
    }
    throw new IllegalArgumentException(Lines.quoted(text) + " is no weekday");
  }

  @Override
  public List<String> work(Shift problem) {
    var lines = new ArrayList<String>();
    int days = Math.abs(problem.days());
    int sign = problem.days() < 0 ? -1 : 1;
    lines.add("%d = 7 * %d + %d".formatted(days, days / 7, days % 7));
    for (int i = 0; i <= days % 7; i++) {
      lines.add("%d: %s".formatted(i, name(problem.start().getDayOfWeek().plus(sign * i))));
    }
    return lines;
  }

  @Override
  public String guess(Shift problem, RandomGenerator random) {
    return name(DayOfWeek.of(1 + random.nextInt(7)));
  }
}
