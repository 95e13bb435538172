package dev.ponder.task;

import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Verifier;
import java.util.List;
import java.util.Optional;

/// A family of problems that owns its truth.
///
/// A completion is thinking, line by line, and then an answer line: [#answerMarker], the answer,
/// the end. The same object makes problems, extracts answers and judges them.
public interface Task {
  /// The name on the command line, e.g. `countdown`.
  String name();

  /// How the task is set, in one line, e.g. `countdown, 3 numbers of 1 to 9, targets to 100`.
  String description();

  /// Number of difficulty levels, at least 1; level 0 is the easiest.
  int levels();

  /// Distinct problems of a split and level, the same for the same key.
  ///
  /// @throws IllegalArgumentException when the level or the count is impossible, naming the limit
  List<Problem> problems(Split split, int level, RandomKey key, int count);

  /// The problem a person wrote, e.g. `24 from 4 7 8 8` or the prompt itself.
  ///
  /// @throws IllegalArgumentException when it can't be read as one, with the accepted form
  Problem parse(String question);

  /// Text that opens the answer line, e.g. `A:`.
  String answerMarker();

  /// Text that makes a policy go on thinking where it wanted to answer, e.g. `wait\n`.
  String continueMarker();

  /// The answer a completion states, in canonical form (equal answers are equal strings); none if
  /// it states none.
  Optional<String> answer(Problem problem, String completion);

  /// Decides whether a trace's answer is right.
  Verifier verifier();

  /// A completion cut into steps, each with its line end; joined they are the completion.
  List<String> steps(String completion);

  /// The habits a completion shows.
  Behaviours behaviours(Problem problem, String completion);

  /// A right answer by brute force; none if there is none.
  Optional<String> solve(Problem problem);

  /// The completion that one of the corpus's writers (careful, hasty, ...) gives to the problem: a
  /// document of the mixed-quality corpus a base model is pretrained on. Nobody labels which writer
  /// it was.
  String write(Problem problem, RandomKey key);
}
