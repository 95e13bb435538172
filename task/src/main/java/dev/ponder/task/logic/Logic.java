package dev.ponder.task.logic;

import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Verdict;
import dev.ponder.core.Verifier;
import dev.ponder.task.AnswerLine;
import dev.ponder.task.Behaviours;
import dev.ponder.task.Lines;
import dev.ponder.task.Split;
import dev.ponder.task.Task;
import dev.ponder.task.logic.Riddle.Constraints;
import dev.ponder.task.logic.Riddle.Law;
import dev.ponder.verify.proof.Judgement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Solve a system of relations that has one solution, or say whether a law holds for all whole
/// numbers.
///
/// Prompts are `x,y of 0..9: x+y=7; x*y=12; x<y` and `all x: (x+1)*(x-1)=x*x-1`, about as many of
/// the one as of the other. Level `l` has more unknowns, larger numbers and longer products; from
/// level 1 on laws may be inequalities.
///
/// A completion is one line per values that are tried: `x=3,y=4:3+4=7!,3*4=12!,3<4!`, each relation
/// with the values put in and `!` where it holds or `x`; a system's line ends at the first that
/// does not. A law may be worked out: `left:x*x-1`, `right:x*x-1`. A line after `wait,` does the
/// line before again. The answer line is `A:x=3,y=4` or, for a law that holds, `A:valid`; for one
/// that does not, any values for which it fails. Values may be written in SMT-LIB: `A:((x 3) (y
/// 4))`.
///
/// Answers are judged by [SmtProof][dev.ponder.verify.proof.SmtProof]: values are worked out
/// exactly, `valid` is proved, and what can't be proved is undecided.
///
/// @param careful share of the corpus's writers who do the work and answer rightly, in [0, 1]
public record Logic(double careful) implements Task {
  /// 45 careful writers in 100.
  public static final Logic DEFAULT = new Logic(0.45);

  private static final int LEVELS = 4;
  private static final String ID = "logic:";
  private static final int PATIENCE = 4_000;
  private static final RandomKey SPLITS = RandomKey.of(0).child("logic splits");

  public Logic {
    if (!(careful >= 0 && careful <= 1)) {
      throw new IllegalArgumentException(
          "careful: " + careful + " is not a share; it must be in [0, 1]");
    }
  }

  @Override
  public String name() {
    return "logic";
  }

  @Override
  public String description() {
    return "logic, systems with one solution and laws about whole numbers";
  }

  @Override
  public int levels() {
    return LEVELS;
  }

  @Override
  public List<Problem> problems(Split split, int level, RandomKey key, int count) {
    if (level < 0 || level >= LEVELS) {
      throw new IllegalArgumentException(
          "level: %d does not exist; logic has levels 0 to %d".formatted(level, LEVELS - 1));
    }
    if (count < 0) {
      throw new IllegalArgumentException("count: " + count + " is negative; ask for 0 or more");
    }
    var systems = new Systems(level < 1 ? 2 : level < 3 ? 3 : 4, new int[] {9, 6, 12, 7}[level]);
    var laws =
        new Laws(
            level < 2 ? 1 : level < 3 ? 2 : 3,
            level < 1 ? 2 : 2 + level % 2,
            new int[] {9, 9, 5, 3}[level],
            level < 1 ? 0 : 0.3);
    var random = key.generator();
    var found = new LinkedHashMap<String, Riddle>();
    for (int misses = 0; found.size() < count && misses < PATIENCE; ) {
      Optional<? extends Riddle> drawn =
          random.nextBoolean() ? systems.draw(random) : laws.draw(random);
      boolean added = false;
      if (drawn.isPresent()) {
        var kind = drawn.get().kind();
        added = split(kind) == split && found.putIfAbsent(kind, drawn.get()) == null;
      }
      misses = added ? 0 : misses + 1;
    }
    if (found.size() < count) {
      throw new IllegalArgumentException(
          "count: %d problems asked of logic level %d, split %s, where %d were found; ask for fewer"
              .formatted(count, level, split, found.size()));
    }
    return found.values().stream().map(Logic::show).toList();
  }

  /// Which set a riddle belongs to, whatever its unknowns are called and however it is ordered:
  /// about 70 in 100 to train, 15 to probe, 15 to test.
  static Split split(String kind) {
    int percent = SPLITS.child(kind).generator().nextInt(100);
    return percent < 70 ? Split.TRAIN : percent < 85 ? Split.PROBE : Split.TEST;
  }

  private static Problem show(Riddle riddle) {
    return new Problem(ID + riddle.text(), riddle.text() + "\n");
  }

  @Override
  public Problem parse(String question) {
    return show(
        RiddleParser.parse(question.startsWith(ID) ? question.substring(ID.length()) : question));
  }

  private static Riddle riddle(Problem problem) {
    return RiddleParser.parse(problem.prompt());
  }

  @Override
  public String answerMarker() {
    return "A:";
  }

  @Override
  public String continueMarker() {
    return "wait\n";
  }

  /// `valid`, or the values in the order of the unknowns.
  @Override
  public Optional<String> answer(Problem problem, String completion) {
    if (!(AnswerLine.of(completion, answerMarker()) instanceof AnswerLine.Stated(var answer))) {
      return Optional.empty();
    }
    var riddle = riddle(problem);
    var stated = Answers.smt(answer);
    return stated.equals(Prover.VALID)
        ? Optional.of(stated).filter(_ -> riddle instanceof Law)
        : Prover.normal(riddle, stated);
  }

  /// Judges the answer line alone; the thinking before it may be anything. A truncated trace is
  /// incorrect, a cancelled or open one undecided, and so is what the prover can't decide.
  @Override
  public Verifier verifier() {
    return trace ->
        switch (trace.ending()) {
          case CANCELLED -> Verdict.undecided("cancelled");
          case OPEN -> Verdict.undecided("the trace has not ended");
          case TRUNCATED -> Verdict.incorrect("truncated");
          case STOPPED ->
              switch (AnswerLine.of(trace.text(), answerMarker())) {
                case AnswerLine.Missing(var reason) -> Verdict.incorrect(reason);
                case AnswerLine.Stated(var answer) ->
                    Prover.verdict(riddle(trace.problem()), Answers.smt(answer));
              };
        };
  }

  @Override
  public List<String> steps(String completion) {
    return Lines.of(completion);
  }

  /// Habits as counted in lines of work: a try is a line of values, a verification a relation
  /// looked at; see the package's reader for all.
  @Override
  public Behaviours behaviours(Problem problem, String completion) {
    var riddle = riddle(problem);
    boolean wrong =
        AnswerLine.of(completion, answerMarker()) instanceof AnswerLine.Stated(var answer)
            && Prover.verdict(riddle, Answers.smt(answer)) instanceof Verdict.Incorrect;
    return new WorkReader(riddle).behaviours(completion, wrong);
  }

  /// The first solution by trying all values; a law's counterexample closest to 0, or `valid` where
  /// both sides are the same polynomial or the prover says so.
  @Override
  public Optional<String> solve(Problem problem) {
    return switch (riddle(problem)) {
      case Constraints system -> system.solutions(1).stream().findFirst().map(Answers::text);
      case Law law -> {
        var against = law.counterexample();
        if (against.isPresent()) {
          yield against.map(Answers::text);
        }
        boolean valid = law.isIdentity() || Prover.validity(law).kind() == Judgement.Kind.PROVED;
        yield valid ? Optional.of(Prover.VALID) : Optional.empty();
      }
    };
  }

  @Override
  public String write(Problem problem, RandomKey key) {
    return new WorkWriter(riddle(problem), solve(problem), key.generator()).write(careful);
  }
}
