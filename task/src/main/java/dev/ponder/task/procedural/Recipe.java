package dev.ponder.task.procedural;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// What a procedural task states; [ProceduralTask] makes a task of it.
///
/// A recipe has no state. All reading methods refuse what is over a limit before they compute with
/// it, so that no text a person or a model writes costs more than a moment.
///
/// @param <P> a problem's content: a record, equal when the problems are
public interface Recipe<P> {
  Card card();

  /// A problem of a level, 0 to `card().levels() - 1`. There should be some thousands of them.
  P draw(int level, RandomGenerator random);

  /// The whole content on one line, the part of the problem's id behind its name. [#read] reads it.
  String spell(P problem);

  /// The problem of that [spelling][#spell], whoever wrote it.
  ///
  /// @throws IllegalArgumentException when it is none or over a limit, naming what and the limit
  P read(String spelled);

  /// The question in words of printable ASCII, on one line or more, without saying how to answer.
  String ask(P problem);

  /// What the answer line holds, as it ends the sentence "End with one line: A: and ...", e.g. `the
  /// number`.
  String form();

  /// How questions are read: first the wording of [#ask], then others that people use.
  List<Wording<P>> wordings();

  /// The same text for problems that are the same but for a symmetry (order of operands, names of
  /// variables); they then are in the same split.
  default String kind(P problem) {
    return spell(problem);
  }

  /// A right answer; none if there is none, or none is found.
  Optional<String> solve(P problem);

  /// An answer in normal form: equal answers are equal strings.
  ///
  /// @param answer without spaces around it, not empty, at most [Reply#LONGEST] characters
  /// @throws IllegalArgumentException when it is not of the form asked for, saying why
  String normal(P problem, String answer);

  /// What is wrong with an answer; none if it is right. Unless overridden there is one right
  /// answer.
  ///
  /// @param normal an answer in [normal form][#normal]
  default Optional<String> objection(P problem, String normal) {
    return solve(problem).map(right -> normal(problem, right)).equals(Optional.of(normal))
        ? Optional.empty()
        : Optional.of("not the answer");
  }

  /// True when an answer may go on over lines after the one that starts with `A:`.
  default boolean block() {
    return false;
  }

  /// The lines of work that lead to the [solution][#solve], as a careful writer puts them down;
  /// each in ASCII, none starting with `A:`.
  List<String> work(P problem);

  /// What somebody may answer who does not do the work; most often wrong.
  default String guess(P problem, RandomGenerator random) {
    return Guess.near(solve(problem).orElse("0"), random);
  }
}
