package dev.ponder.verify.proof;

import dev.ponder.core.Problem;
import dev.ponder.core.Verdict;
import dev.ponder.core.Verifier;
import dev.ponder.verify.proof.Inquiry.Outcome;
import dev.ponder.verify.smt.SmtException;
import dev.ponder.verify.smt.SmtModel;
import dev.ponder.verify.smt.SmtProblem;
import dev.ponder.verify.smt.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Judges claims and models in SMT-LIB 2: proves them, refutes them with a counterexample, or says
/// that it can't tell within its limits.
///
/// Declarations, assertions and goals come from the [SmtQuestion]. The answer is read by a strict
/// reader of our own into terms over the problem's names and written anew for the solver, so that
/// nothing in it can be a command. A claim is held against contradictory conditions, in the problem
/// and in itself, before it counts.
///
/// ```java
/// try (var solver = new SmtSolver(SmtLimits.DEFAULT)) {
///   var problem = SmtProblem.read("(declare-const x Int) (assert (> x 5))");
///   var judgement = new SmtProof(solver).judge(new SmtQuestion.Claim(problem, false), "(> x 7)");
///   // refuted: fails at x = 6
/// }
/// ```
///
/// @param solver who is asked
public record SmtProof(SmtSolver solver) {
  private static final int MOST_CONDITIONS = 16;
  private static final String CONTRADICTORY =
      "the problem is at fault: its assertions contradict each other";

  /// What comes of an answer, which may be a whole model output.
  public Judgement judge(SmtQuestion question, String answer) {
    try {
      var text = SmtAnswer.in(answer);
      return switch (question) {
        case SmtQuestion.Claim(var problem, boolean needed) ->
            claim(problem, problem.claim(text), needed);
        case SmtQuestion.Equivalent(var problem, var reference) ->
            equivalent(problem, reference, problem.claim(text));
        case SmtQuestion.Model(var problem) ->
            model(new Inquiry(solver, problem), problem, problem.model(text));
        case SmtQuestion.Unique(var problem) -> unique(problem, problem.model(text));
        case SmtQuestion.Status(var problem) -> status(problem, text);
        case SmtQuestion.Theorem(var problem, var goal) -> theorem(problem, goal, text);
      };
    } catch (SmtException e) {
      return Judgement.malformed(e.reason());
    }
  }

  /// A verifier of traces whose text is the answer.
  ///
  /// @param questions the question of each problem
  public Verifier verifier(Function<Problem, SmtQuestion> questions) {
    return trace ->
        switch (trace.ending()) {
          case CANCELLED -> Verdict.undecided("cancelled");
          case OPEN -> Verdict.undecided("the trace has not ended");
          case TRUNCATED -> Verdict.incorrect("truncated");
          case STOPPED -> judge(questions.apply(trace.problem()), trace.text()).verdict();
        };
  }

  private Judgement claim(SmtProblem problem, Term claim, boolean needed) {
    if (!claim.mentionsTheProblem()) {
      return Judgement.empty("it says nothing about the problem's names");
    }
    if (needed && problem.assertions().isEmpty()) {
      return Judgement.unknown("the problem is at fault: it asserts nothing that is needed");
    }
    var inquiry = new Inquiry(solver, problem);
    var refuted = follows(inquiry, problem, claim);
    if (refuted.kind() != Judgement.Kind.PROVED) {
      return refuted;
    }
    if (inquiry.impossibleByForm(List.of(Term.not(claim)))) {
      return Judgement.empty("true by its form alone, whatever the names mean");
    }
    if (needed) {
      switch (inquiry.together(List.of(Term.not(claim)))) {
        case Outcome.Possible _ -> {}
        case Outcome.Impossible() -> {
          return Judgement.empty("true without any of the problem's assertions");
        }
        case Outcome.Open(var reason) -> {
          return Judgement.unknown("whether the assertions are needed: " + reason);
        }
      }
    }
    return meant(inquiry, problem, claim, refuted);
  }

  /// Whether a formula holds in all worlds of the problem, of which there has to be one.
  private static Judgement follows(Inquiry inquiry, SmtProblem problem, Term formula) {
    return switch (inquiry.together(with(problem, Term.not(formula)))) {
      case Outcome.Open(var reason) -> Judgement.unknown(reason);
      case Outcome.Possible(var where) -> Judgement.refuted("fails at " + where);
      case Outcome.Impossible() ->
          consistent(inquiry, problem, Judgement.proved("no world of the problem contradicts it"));
    };
  }

  /// The judgement, unless the problem has no world.
  private static Judgement consistent(Inquiry inquiry, SmtProblem problem, Judgement judgement) {
    if (problem.assertions().isEmpty()) {
      return judgement;
    }
    return switch (inquiry.together(problem.assertions())) {
      case Outcome.Possible _ -> judgement;
      case Outcome.Impossible() -> Judgement.unknown(CONTRADICTORY);
      case Outcome.Open(var reason) ->
          Judgement.unknown("whether the problem contradicts itself: " + reason);
    };
  }

  /// The judgement, unless a condition of the claim can never hold.
  private static Judgement meant(
      Inquiry inquiry, SmtProblem problem, Term claim, Judgement judgement) {
    var conditions = Conditions.of(claim);
    if (conditions.size() > MOST_CONDITIONS) {
      return Judgement.unknown(
          "%d conditions are more than the %d that are looked at"
              .formatted(conditions.size(), MOST_CONDITIONS));
    }
    for (var each : conditions) {
      var formulas = new ArrayList<>(problem.assertions());
      formulas.addAll(each.formulas());
      switch (inquiry.together(formulas, each.free())) {
        case Outcome.Possible _ -> {}
        case Outcome.Impossible() -> {
          return Judgement.empty("it claims something only for a case that can't be");
        }
        case Outcome.Open(var reason) -> {
          return Judgement.unknown("whether a condition of the claim can hold: " + reason);
        }
      }
    }
    return judgement;
  }

  private Judgement equivalent(SmtProblem problem, Term reference, Term claim) {
    var inquiry = new Inquiry(solver, problem);
    var judgement = follows(inquiry, problem, Term.equal(claim, reference));
    if (judgement.kind() != Judgement.Kind.PROVED) {
      return judgement;
    }
    // A reference that is always true, or never, would let an answer pass that says no more.
    for (var each : List.of(reference, Term.not(reference))) {
      switch (inquiry.together(with(problem, each))) {
        case Outcome.Possible _ -> {}
        case Outcome.Impossible() -> {
          return Judgement.unknown(
              "the question is at fault: its reference is the same in all worlds of the problem");
        }
        case Outcome.Open(var reason) -> {
          return Judgement.unknown("whether the reference says anything: " + reason);
        }
      }
    }
    return Judgement.proved("equal to the reference in all worlds of the problem");
  }

  private static Judgement model(Inquiry inquiry, SmtProblem problem, SmtModel model) {
    var assertions = problem.assertions();
    if (assertions.isEmpty()) {
      return Judgement.unknown("the problem is at fault: it asserts nothing");
    }
    var open = new ArrayList<Term>();
    for (int i = 0; i < assertions.size(); i++) {
      var holds = Inquiry.holds(assertions.get(i), model);
      if (holds.isEmpty()) {
        open.add(assertions.get(i));
      } else if (!holds.get()) {
        return Judgement.refuted(
            "%s is false at %s".formatted(problem.assertionText(i), model.text()));
      }
    }
    if (open.isEmpty()) {
      return Judgement.proved("all assertions hold");
    }
    // What can't be worked out has to hold however SMT-LIB leaves it open (a division by zero).
    return switch (inquiry.together(List.of(Term.not(Term.and(open))), model)) {
      case Outcome.Impossible() -> Judgement.proved("all assertions hold");
      case Outcome.Possible(var where) -> Judgement.refuted("not all assertions hold at " + where);
      case Outcome.Open(var reason) -> Judgement.unknown(reason);
    };
  }

  private Judgement unique(SmtProblem problem, SmtModel model) {
    var inquiry = new Inquiry(solver, problem);
    var judgement = model(inquiry, problem, model);
    if (judgement.kind() != Judgement.Kind.PROVED) {
      return judgement;
    }
    var others = new ArrayList<Term>();
    for (var each : inquiry.unknowns()) {
      var meaning = model.meanings().get(each);
      if (!each.isConstant() || meaning == null) {
        return Judgement.unknown("the question is at fault: functions can't be compared");
      }
      others.add(Term.not(Term.equal(new Term.Call(each, List.of()), meaning.body())));
    }
    return switch (inquiry.together(with(problem, Term.or(others)))) {
      case Outcome.Impossible() -> Judgement.proved("all assertions hold, and nowhere else");
      case Outcome.Possible(var where) -> Judgement.refuted("not the only one: " + where);
      case Outcome.Open(var reason) -> Judgement.unknown(reason);
    };
  }

  private Judgement status(SmtProblem problem, String text) throws SmtException {
    boolean sat = text.equals("sat");
    if (!sat && !text.equals("unsat")) {
      throw new SmtException("the answer has to be sat or unsat");
    }
    return switch (new Inquiry(solver, problem).together(problem.assertions())) {
      case Outcome.Possible(var where) ->
          sat
              ? Judgement.proved("satisfied at " + where)
              : Judgement.refuted("satisfied at " + where);
      case Outcome.Impossible() ->
          sat
              ? Judgement.refuted("no world satisfies it")
              : Judgement.proved("no world satisfies it");
      case Outcome.Open(var reason) -> Judgement.unknown(reason);
    };
  }

  private Judgement theorem(SmtProblem problem, Term goal, String text) throws SmtException {
    var inquiry = new Inquiry(solver, problem);
    if (text.equals("valid")) {
      return follows(inquiry, problem, goal);
    }
    var model = problem.model(text);
    var against = new ArrayList<>(problem.assertions());
    against.add(Term.not(goal));
    for (var each : against) {
      if (Inquiry.holds(each, model).equals(Optional.of(false))) {
        return Judgement.refuted(
            (each == against.getLast()
                    ? "no counterexample: the goal holds at "
                    : "no counterexample: an assertion is false at ")
                + model.text());
      }
    }
    return switch (inquiry.together(List.of(Term.not(Term.and(against))), model)) {
      case Outcome.Impossible() -> Judgement.proved("a counterexample: " + model.text());
      case Outcome.Possible(var where) -> Judgement.refuted("no counterexample: " + where);
      case Outcome.Open(var reason) -> Judgement.unknown(reason);
    };
  }

  private static List<Term> with(SmtProblem problem, Term formula) {
    var formulas = new ArrayList<>(problem.assertions());
    formulas.add(formula);
    return formulas;
  }
}
