package dev.ponder.verify.proof;

import dev.ponder.verify.smt.Operator;
import dev.ponder.verify.smt.Term;
import dev.ponder.verify.smt.Term.Let;
import dev.ponder.verify.smt.Term.Operation;
import dev.ponder.verify.smt.Term.Quantified;
import dev.ponder.verify.smt.Variable;
import java.util.ArrayList;
import java.util.List;

/// The conditions under which a formula claims something: the `h` of `h => c`, also where that is
/// written `(or (not h) c)` or `(not (and h (not c)))`, under `and`, `forall`, `let` and `ite`.
///
/// If a condition can never hold, what it guards claims nothing, however it reads.
final class Conditions {
  /// One condition: formulas that have to be able to hold together, and the variables they leave
  /// free.
  record Condition(List<Term> formulas, List<Variable> free) {
    Condition {
      formulas = List.copyOf(formulas);
      free = List.copyOf(free);
    }
  }

  private final List<Condition> found = new ArrayList<>();
  private final List<Let> lets = new ArrayList<>();
  private final List<Variable> free = new ArrayList<>();
  private final List<Term> around = new ArrayList<>();

  private Conditions() {}

  static List<Condition> of(Term formula) {
    var conditions = new Conditions();
    conditions.walk(formula, true);
    return conditions.found;
  }

  private void walk(Term term, boolean claimed) {
    switch (term) {
      case Let let -> {
        lets.add(let);
        walk(let.body(), claimed);
        lets.removeLast();
      }
      case Quantified(boolean forAll, var variables, var body) when forAll == claimed -> {
        // A bound variable is a number of its own, so that it can stand free beside all others; a
        // let around it only speaks of what is further out.
        free.addAll(variables);
        walk(body, claimed);
        free.subList(free.size() - variables.size(), free.size()).clear();
      }
      case Operation operation -> walk(operation, claimed);
      default -> {}
    }
  }

  private void walk(Operation operation, boolean claimed) {
    var arguments = operation.arguments();
    switch (operation.operator()) {
      case NOT -> walk(arguments.getFirst(), !claimed);
      case IMPLIES -> {
        if (claimed) {
          guarded(arguments.subList(0, arguments.size() - 1), List.of(arguments.getLast()), true);
        }
      }
      case AND, OR -> {
        boolean all = (operation.operator() == Operator.AND) == claimed;
        if (all) {
          arguments.forEach(each -> walk(each, claimed));
          return;
        }
        var conditions = new ArrayList<Term>();
        var rest = new ArrayList<Term>();
        for (var each : arguments) {
          boolean negated = isNot(each);
          if (negated == claimed) {
            conditions.add(negated ? ((Operation) each).arguments().getFirst() : each);
          } else {
            rest.add(each);
          }
        }
        if (!conditions.isEmpty() && !rest.isEmpty()) {
          guarded(conditions, rest, claimed);
        } else if (conditions.isEmpty()) {
          rest.forEach(each -> walk(each, claimed));
        }
      }
      case ITE -> {
        var test = arguments.getFirst();
        inside(List.of(test), () -> walk(arguments.get(1), claimed));
        inside(List.of(Term.not(test)), () -> walk(arguments.get(2), claimed));
      }
      // Of two truths that are said to be equal, each is looked at as if it were claimed: at worst
      // a
      // claim is refused that hides one which says nothing.
      case EQUAL, DISTINCT, XOR -> arguments.forEach(each -> walk(each, true));
      default -> {}
    }
  }

  private void guarded(List<Term> conditions, List<Term> rest, boolean claimed) {
    inside(
        conditions,
        () -> {
          found.add(new Condition(around, free));
          rest.forEach(each -> walk(each, claimed));
        });
  }

  private void inside(List<Term> conditions, Runnable work) {
    conditions.forEach(each -> around.add(closed(each)));
    work.run();
    around.subList(around.size() - conditions.size(), around.size()).clear();
  }

  private Term closed(Term term) {
    var closed = term;
    for (int i = lets.size() - 1; i >= 0; i--) {
      closed = new Let(lets.get(i).variables(), lets.get(i).values(), closed);
    }
    return closed;
  }

  private static boolean isNot(Term term) {
    return term instanceof Operation operation && operation.operator() == Operator.NOT;
  }
}
