package dev.ponder.task.procedural;

import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Verifier;
import dev.ponder.task.AnswerLine;
import dev.ponder.task.Behaviours;
import dev.ponder.task.Lines;
import dev.ponder.task.Split;
import dev.ponder.task.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The task that a [Recipe] makes.
///
/// The prompt asks in words and says how to answer. A completion is lines of work and then the
/// answer, `A:12`; prose of a chat model is read as [Reply] says.
///
/// @param recipe what is asked, and which answers are right
/// @param careful share of the corpus's writers who do the work and answer rightly, in [0, 1]; of
///   the others half do the first part of the work and guess, half guess at once
public record ProceduralTask<P>(Recipe<P> recipe, double careful) implements Task {
  private static final RandomKey SPLITS = RandomKey.of(0).child("procedural splits");
  private static final int PATIENCE = 5000;
  private static final int LONGEST_QUESTION = 10_000;

  public ProceduralTask {
    if (!(careful >= 0 && careful <= 1)) {
      throw new IllegalArgumentException(
          "careful: " + careful + " is not a share; it must be in [0, 1]");
    }
  }

  /// With 45 careful writers in 100.
  public static <P> ProceduralTask<P> of(Recipe<P> recipe) {
    return new ProceduralTask<>(recipe, 0.45);
  }

  @Override
  public String name() {
    return recipe.card().name();
  }

  @Override
  public String description() {
    return "%s: %s; %s".formatted(name(), recipe.card().asks(), recipe.card().harder());
  }

  @Override
  public int levels() {
    return recipe.card().levels();
  }

  /// Problems that differ by more than a symmetry; a prefix of what a greater count gives.
  @Override
  public List<Problem> problems(Split split, int level, RandomKey key, int count) {
    if (level < 0 || level >= levels()) {
      throw new IllegalArgumentException(
          "level: %d does not exist; %s has levels 0 to %d".formatted(level, name(), levels() - 1));
    }
    if (count < 0) {
      throw new IllegalArgumentException("count: " + count + " is negative; ask for 0 or more");
    }
    var random = key.generator();
    var found = new LinkedHashMap<String, P>();
    for (int misses = 0; found.size() < count && misses < PATIENCE; ) {
      P drawn = recipe.draw(level, random);
      var kind = recipe.kind(drawn);
      boolean added = split(kind) == split && found.putIfAbsent(kind, drawn) == null;
      misses = added ? 0 : misses + 1;
    }
    if (found.size() < count) {
      throw new IllegalArgumentException(
          "count: %d problems asked of %s level %d, split %s, where %d were found; ask for fewer"
              .formatted(count, name(), level, split, found.size()));
    }
    return found.values().stream().map(this::show).toList();
  }

  /// Which set a problem belongs to, and all that are the same but for a symmetry: about 55 in 100
  /// to train, 15 to probe, 30 to test.
  Split split(String kind) {
    int percent = SPLITS.child(name()).child(kind).generator().nextInt(100);
    return percent < 55 ? Split.TRAIN : percent < 70 ? Split.PROBE : Split.TEST;
  }

  Problem show(P problem) {
    return new Problem(
        name() + ":" + recipe.spell(problem),
        recipe.ask(problem) + "\nEnd with one line: A: and " + recipe.form() + ".\n");
  }

  /// Reads an id, the prompt, or the question in another of the recipe's wordings.
  @Override
  public Problem parse(String question) {
    return show(content(question));
  }

  private P content(String question) {
    if (question.length() > LONGEST_QUESTION) {
      throw new IllegalArgumentException(
          "question: %d characters are too many; at most %d are read"
              .formatted(question.length(), LONGEST_QUESTION));
    }
    var text = question.strip();
    if (text.startsWith(name() + ":")) {
      return recipe.read(text.substring(name().length() + 1));
    }
    for (var wording : recipe.wordings()) {
      var match = wording.pattern().matcher(text);
      if (match.find()) {
        return wording.reader().apply(match);
      }
    }
    throw new IllegalArgumentException(
        "question: can't read %s as %s; ask for %s, e.g. %s"
            .formatted(Lines.quoted(text), name(), recipe.card().asks(), Lines.quoted(example())));
  }

  private String example() {
    return recipe.ask(recipe.draw(0, SPLITS.generator())).replace('\n', ' ');
  }

  private P content(Problem problem) {
    return content(problem.id());
  }

  @Override
  public String answerMarker() {
    return "A:";
  }

  @Override
  public String continueMarker() {
    return "wait\n";
  }

  @Override
  public Optional<String> answer(Problem problem, String completion) {
    if (reply(completion) instanceof AnswerLine.Stated(var answer)) {
      try {
        return Optional.of(recipe.normal(content(problem), answer));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private AnswerLine reply(String completion) {
    return Reply.of(completion, answerMarker(), recipe.block());
  }

  @Override
  public Verifier verifier() {
    return trace ->
        AnswerLine.verdict(
            trace, this::reply, answer -> objection(content(trace.problem()), answer));
  }

  private Optional<String> objection(P problem, String answer) {
    String normal;
    try {
      normal = recipe.normal(problem, answer);
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    return recipe
        .objection(problem, normal)
        .map(reason -> "%s: %s".formatted(Lines.quoted(answer), reason));
  }

  @Override
  public List<String> steps(String completion) {
    return Lines.of(completion);
  }

  @Override
  public Behaviours behaviours(Problem problem, String completion) {
    var reply = reply(completion);
    return Behaviours.ofLines(
        completion,
        answerMarker(),
        reply instanceof AnswerLine.Stated,
        () ->
            reply instanceof AnswerLine.Stated(var answer)
                && objection(content(problem), answer).isPresent());
  }

  @Override
  public Optional<String> solve(Problem problem) {
    return recipe.solve(content(problem));
  }

  @Override
  public String write(Problem problem, RandomKey key) {
    var random = key.generator();
    P content = content(problem);
    var right = recipe.solve(content);
    double writer = random.nextDouble();
    if (right.isPresent() && writer < careful) {
      return lines(recipe.work(content)) + answerMarker() + right.get();
    }
    var work = recipe.work(content);
    boolean givesUp = writer < careful + (1 - careful) / 2;
    return (givesUp ? lines(work.subList(0, work.size() / 2)) : "")
        + answerMarker()
        + wrong(content, random);
  }

  private static String lines(List<String> work) {
    return work.isEmpty() ? "" : String.join("\n", work) + "\n";
  }

  /// A guess, if one of a few is wrong.
  private String wrong(P problem, RandomGenerator random) {
    var guess = recipe.guess(problem, random);
    for (int i = 0; i < 20 && objection(problem, guess).isEmpty(); i++) {
      guess = recipe.guess(problem, random);
    }
    return guess;
  }
}
