package dev.ponder.verify.proof;

import dev.ponder.core.RandomKey;
import dev.ponder.verify.proof.SmtSolver.Answer;
import dev.ponder.verify.smt.EvaluationException;
import dev.ponder.verify.smt.Evaluator;
import dev.ponder.verify.smt.Function;
import dev.ponder.verify.smt.Samples;
import dev.ponder.verify.smt.SmtException;
import dev.ponder.verify.smt.SmtModel;
import dev.ponder.verify.smt.SmtProblem;
import dev.ponder.verify.smt.SolverScript;
import dev.ponder.verify.smt.Term;
import dev.ponder.verify.smt.Variable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The questions that one answer raises: they share a time limit, and the solver's word is held
/// against our own evaluator wherever that can work the terms out.
///
/// A world that the solver names has to satisfy the formulas; a "there is none" must not be
/// contradicted by any of [#PROBES] worlds drawn at random. What fails this is unknown.
final class Inquiry {
  private static final int PROBES = 48;
  private static final RandomKey KEY = RandomKey.of(0).child("smt probes");
  private static final long LEAST_MILLIS = 10;

  private final SmtSolver solver;
  private final SmtProblem problem;
  private long left;

  /// Whether formulas can hold together.
  sealed interface Outcome {
    /// They can.
    ///
    /// @param where in words
    record Possible(String where) implements Outcome {}

    /// They can't.
    record Impossible() implements Outcome {}

    /// Nobody can tell.
    record Open(String reason) implements Outcome {}
  }

  Inquiry(SmtSolver solver, SmtProblem problem) {
    this.solver = solver;
    this.problem = problem;
    this.left = solver.limits().time().toMillis();
  }

  /// Whether the formulas can hold together in some world.
  Outcome together(List<Term> formulas) {
    return together(formulas, List.of());
  }

  /// The same, where some variables occur free and may be anything.
  Outcome together(List<Term> formulas, List<Variable> free) {
    var script = new SolverScript(problem.signature(), false);
    return switch (ask(script.text(formulas, free), script.asked())) {
      case Answer.Unknown(var reason) -> new Outcome.Open(reason);
      case Answer.Unsat() -> {
        var world = free.isEmpty() ? worldOf(formulas) : Optional.<SmtModel>empty();
        yield world
            .<Outcome>map(
                each -> new Outcome.Open("the solver's proof is contradicted by " + each.text()))
            .orElseGet(Outcome.Impossible::new);
      }
      case Answer.Sat(var values) ->
          possible(script, values, free.isEmpty() ? formulas : List.of());
    };
  }

  /// Whether the formulas can hold together when the unknowns are what a model says.
  Outcome together(List<Term> formulas, SmtModel model) {
    return switch (ask(
        new SolverScript(problem.signature(), false).text(formulas, model), List.of())) {
      case Answer.Unknown(var reason) -> new Outcome.Open(reason);
      case Answer.Unsat() -> new Outcome.Impossible();
      case Answer.Sat _ -> new Outcome.Possible(model.text());
    };
  }

  /// True when the formulas can't hold together whatever numbers and their operations are.
  boolean impossibleByForm(List<Term> formulas) {
    var script = new SolverScript(problem.signature(), true);
    return ask(script.text(formulas, List.of()), List.of()) instanceof Answer.Unsat;
  }

  private Answer ask(String script, List<String> names) {
    if (left < LEAST_MILLIS) {
      return new Answer.Unknown(
          "not decided within %s s".formatted(solver.limits().time().toMillis() / 1000.0));
    }
    var timed = solver.ask(script, names, Duration.ofMillis(left));
    left -= timed.millis();
    return timed.answer();
  }

  private Outcome possible(SolverScript script, String values, List<Term> formulas) {
    try {
      var model = script.model(values);
      if (model.isPresent()) {
        for (var each : formulas) {
          if (holds(each, model.get()).equals(Optional.of(false))) {
            return new Outcome.Open(
                "the solver's world does not satisfy it: " + model.get().text());
          }
        }
      }
      return new Outcome.Possible(script.words(values));
    } catch (SmtException e) {
      return new Outcome.Open("the solver's values can't be read: " + e.reason());
    }
  }

  private Optional<SmtModel> worldOf(List<Term> formulas) {
    var unknowns = problem.signature().unknowns();
    if (!Samples.possible(unknowns)) {
      return Optional.empty();
    }
    for (int i = 0; i < PROBES; i++) {
      var world = Samples.draw(unknowns, KEY.child(i).generator());
      if (formulas.stream().allMatch(each -> holds(each, world).equals(Optional.of(true)))) {
        return Optional.of(world);
      }
    }
    return Optional.empty();
  }

  /// Whether a formula holds in a world; none where that can't be worked out without a solver.
  static Optional<Boolean> holds(Term formula, SmtModel world) {
    try {
      return Optional.of(new Evaluator(world).holds(formula));
    } catch (EvaluationException e) {
      return Optional.empty();
    }
  }

  /// The unknowns of the problem.
  List<Function> unknowns() {
    return problem.signature().unknowns();
  }
}
