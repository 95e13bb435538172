package dev.ponder.task.procedural.graph;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// An order of all courses, each after those that it needs, or the proof that there is none: a
/// circle of courses each of which needs the next. Any such order or circle is right.
record CourseOrder() implements Recipe<Courses> {
  private static final String CIRCLE = "circle ";

  @Override
  public Card card() {
    return new Card(
        "course-order",
        5,
        "an order of courses that need each other, or the circle that forbids it",
        "5 to 13 courses",
        "any order that respects all needs; any circle, each course needing the next",
        "topological order");
  }

  @Override
  public Courses draw(int level, RandomGenerator random) {
    return Courses.draw(level, random);
  }

  @Override
  public String spell(Courses courses) {
    return courses.text();
  }

  @Override
  public Courses read(String spelled) {
    return Courses.read(spelled);
  }

  @Override
  public String ask(Courses courses) {
    return "Order the courses %s so that b comes before a for every (a, b), or find a circle of courses each of which needs the next and the last of which needs the first."
        .formatted(courses.text());
  }

  @Override
  public String form() {
    return "all courses in order like 2, 0, 1, or the word circle and its courses like circle 2, 0";
  }

  @Override
  public List<Wording<Courses>> wordings() {
    return List.of(Questions.whole("order the courses", Courses::read));
  }

  @Override
  public Optional<String> solve(Courses courses) {
    var order = courses.order();
    return Optional.of(
        order.size() == courses.count() ? list(order) : CIRCLE + list(courses.circle()));
  }

  private static String list(List<Integer> courses) {
    return courses.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  @Override
  public String normal(Courses courses, String answer) {
    boolean circle = answer.toLowerCase(Locale.ROOT).startsWith(CIRCLE);
    var items = Questions.answerItems(circle ? answer.substring(CIRCLE.length()) : answer, 60);
    var numbers = new ArrayList<Integer>();
    for (String each : items) {
      numbers.add(Questions.number(each, "course", 0, courses.count() - 1));
    }
    return (circle ? CIRCLE : "") + list(numbers);
  }

  @Override
  public Optional<String> objection(Courses courses, String normal) {
    boolean circle = normal.startsWith(CIRCLE);
    var numbers =
        Questions.numbers(
            circle ? normal.substring(CIRCLE.length()) : normal, "course", 0, courses.count() - 1);
    if (new HashSet<>(numbers).size() < numbers.size()) {
      return Optional.of("a course is named twice");
    }
    return circle ? circleObjection(courses, numbers) : orderObjection(courses, numbers);
  }

  private static Optional<String> circleObjection(Courses courses, List<Integer> circle) {
    if (circle.isEmpty()) {
      return Optional.of("no course in the circle");
    }
    for (int i = 0; i < circle.size(); i++) {
      var need = new Courses.Need(circle.get(i), circle.get((i + 1) % circle.size()));
      if (!courses.needs().contains(need)) {
        return Optional.of("%d does not need %d".formatted(need.course(), need.first()));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> orderObjection(Courses courses, List<Integer> order) {
    if (order.size() < courses.count()) {
      return Optional.of("%d of %d courses".formatted(order.size(), courses.count()));
    }
    Set<Integer> taken = new HashSet<>();
    for (int course : order) {
      for (var need : courses.needs()) {
        if (need.course() == course && !taken.contains(need.first())) {
          return Optional.of("%d comes before %d".formatted(course, need.first()));
        }
      }
      taken.add(course);
    }
    return Optional.empty();
  }

  @Override
  public List<String> work(Courses courses) {
    return CourseSchedule.work(courses, courses.order());
  }

  /// The courses as they are numbered, which is seldom an order.
  @Override
  public String guess(Courses courses, RandomGenerator random) {
    var numbers = new ArrayList<Integer>();
    for (int course = 0; course < courses.count(); course++) {
      numbers.add(course);
    }
    return list(Questions.shuffled(numbers, random));
  }
}
