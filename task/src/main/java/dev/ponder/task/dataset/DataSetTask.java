package dev.ponder.task.dataset;

import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Verdict;
import dev.ponder.core.Verifier;
import dev.ponder.task.AnswerLine;
import dev.ponder.task.Behaviours;
import dev.ponder.task.Lines;
import dev.ponder.task.Split;
import dev.ponder.task.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The task that a [DataSet] makes.
///
/// A problem's split depends on the problem alone, whatever else is in the file.
///
/// @param set the data
public record DataSetTask(DataSet set) implements Task {
  @Override
  public String name() {
    return set.name();
  }

  @Override
  public String description() {
    return "%s: %s; %d problems".formatted(name(), set.asks(), set.items().size());
  }

  @Override
  public int levels() {
    return set.levels();
  }

  @Override
  public List<Problem> problems(Split split, int level, RandomKey key, int count) {
    if (level < 0 || level >= levels()) {
      throw new IllegalArgumentException(
          "level: %d does not exist; %s has levels 0 to %d".formatted(level, name(), levels() - 1));
    }
    if (count < 0) {
      throw new IllegalArgumentException("count: " + count + " is negative; ask for 0 or more");
    }
    var found = new ArrayList<Problem>();
    for (var item : set.items()) {
      if (item.level() == level && set.split(item.problem()) == split) {
        found.add(item.problem());
      }
    }
    if (found.size() < count) {
      throw new IllegalArgumentException(
          "count: %d problems asked of %s level %d, split %s, which has %d; ask for fewer"
              .formatted(count, name(), level, split, found.size()));
    }
    var random = key.generator();
    for (int i = found.size() - 1; i > 0; i--) {
      Collections.swap(found, i, random.nextInt(i + 1));
    }
    return List.copyOf(found.subList(0, count));
  }

  /// The problem of the data with this id or prompt, else one of its kind in a person's words.
  @Override
  public Problem parse(String question) {
    var text = question.strip();
    for (var item : set.items()) {
      var problem = item.problem();
      if (problem.id().equals(text) || problem.prompt().strip().equals(text)) {
        return problem;
      }
    }
    return set.ask(text);
  }

  @Override
  public String answerMarker() {
    return set.marker();
  }

  @Override
  public String continueMarker() {
    return "wait\n";
  }

  @Override
  public Optional<String> answer(Problem problem, String completion) {
    if (set.reply(problem, completion) instanceof AnswerLine.Stated(var answer)) {
      try {
        return Optional.of(set.normal(problem, answer));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  @Override
  public Verifier verifier() {
    return trace ->
        switch (trace.ending()) {
          case CANCELLED -> Verdict.undecided("cancelled");
          case OPEN -> Verdict.undecided("the trace has not ended");
          case TRUNCATED -> Verdict.incorrect("truncated");
          case STOPPED -> judge(trace.problem(), set.reply(trace.problem(), trace.text()));
        };
  }

  private Verdict judge(Problem problem, AnswerLine reply) {
    return switch (reply) {
      case AnswerLine.Missing(var reason) -> Verdict.incorrect(reason);
      case AnswerLine.Stated(var answer) -> {
        try {
          yield set.judge(problem, answer);
        } catch (IllegalArgumentException e) {
          yield Verdict.incorrect(String.valueOf(e.getMessage()));
        }
      }
    };
  }

  @Override
  public List<String> steps(String completion) {
    return Lines.of(completion);
  }

  @Override
  public Behaviours behaviours(Problem problem, String completion) {
    var reply = set.reply(problem, completion);
    return Behaviours.ofLines(
        completion,
        answerMarker(),
        reply instanceof AnswerLine.Stated,
        () -> judge(problem, reply) instanceof Verdict.Incorrect);
  }

  @Override
  public Optional<String> solve(Problem problem) {
    return set.solve(problem);
  }

  /// The reference solution; a data set has no writers of its own.
  ///
  /// @throws IllegalArgumentException when the data has none
  @Override
  public String write(Problem problem, RandomKey key) {
    return set.write(problem);
  }
}
