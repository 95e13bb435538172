package dev.ponder.task.procedural.graph;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Whether all courses can be taken when some need others first: `True` or `False`.
record CourseSchedule() implements Recipe<Courses> {
  @Override
  public Card card() {
    return new Card(
        "course-schedule",
        5,
        "whether courses that need each other can all be taken",
        "5 to 13 courses",
        "True or False",
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
    return "A school offers courses %s, where (a, b) says that a needs b before it. Can one finish all courses?"
        .formatted(courses.text());
  }

  @Override
  public String form() {
    return "True or False";
  }

  @Override
  public List<Wording<Courses>> wordings() {
    return List.of(Questions.whole("finish all courses", Courses::read));
  }

  @Override
  public Optional<String> solve(Courses courses) {
    return Optional.of(courses.order().size() == courses.count() ? "True" : "False");
  }

  @Override
  public String normal(Courses courses, String answer) {
    return Read.truth(answer);
  }

  @Override
  public List<String> work(Courses courses) {
    return work(courses, courses.order());
  }

  static List<String> work(Courses courses, List<Integer> order) {
    var lines = new ArrayList<String>();
    for (int course : order) {
      var first =
          courses.needs().stream()
              .filter(need -> need.course() == course)
              .map(need -> Integer.toString(need.first()))
              .toList();
      lines.add(
          first.isEmpty()
              ? "take " + course
              : "take %d after %s".formatted(course, String.join(" ", first)));
    }
    int left = courses.count() - order.size();
    lines.add(left == 0 ? "all taken" : left + " can never be taken");
    return lines;
  }
}
