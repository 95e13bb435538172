package dev.ponder.verify.smt;

import java.util.List;

/// A term whose names are resolved and whose sorts fit.
public sealed interface Term {
  Sort sort();

  /// A value.
  record Literal(Value value) implements Term {
    @Override
    public Sort sort() {
      return value.sort();
    }
  }

  /// A bound variable.
  record Bound(Variable variable) implements Term {
    @Override
    public Sort sort() {
      return variable.sort();
    }
  }

  /// One of the problem's functions, applied; a constant has no arguments.
  record Call(Function function, List<Term> arguments) implements Term {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Sort sort() {
      return function.result();
    }
  }

  /// An operation of the language.
  ///
  /// @param indices numbers of an indexed one: `(_ extract 7 0)` has two
  record Operation(Operator operator, List<Integer> indices, List<Term> arguments, Sort sort)
      implements Term {
    public Operation {
      indices = List.copyOf(indices);
      arguments = List.copyOf(arguments);
    }
  }

  /// Variables that stand for values in the body; none of the values sees them.
  record Let(List<Variable> variables, List<Term> values, Term body) implements Term {
    public Let {
      variables = List.copyOf(variables);
      values = List.copyOf(values);
    }

    @Override
    public Sort sort() {
      return body.sort();
    }
  }

  /// The body for all, or for some, values of the variables.
  record Quantified(boolean forAll, List<Variable> variables, Term body) implements Term {
    public Quantified {
      variables = List.copyOf(variables);
    }

    @Override
    public Sort sort() {
      return Sort.BOOL;
    }
  }

  static Term of(Value value) {
    return new Literal(value);
  }

  static Term not(Term term) {
    return new Operation(Operator.NOT, List.of(), List.of(term), Sort.BOOL);
  }

  static Term equal(Term left, Term right) {
    return new Operation(Operator.EQUAL, List.of(), List.of(left, right), Sort.BOOL);
  }

  static Term and(List<Term> terms) {
    return terms.size() == 1
        ? terms.getFirst()
        : terms.isEmpty()
            ? of(Value.TRUE)
            : new Operation(Operator.AND, List.of(), terms, Sort.BOOL);
  }

  static Term or(List<Term> terms) {
    return terms.size() == 1
        ? terms.getFirst()
        : terms.isEmpty()
            ? of(Value.FALSE)
            : new Operation(Operator.OR, List.of(), terms, Sort.BOOL);
  }

  /// True when one of the problem's functions occurs.
  default boolean mentionsTheProblem() {
    return switch (this) {
      case Literal _, Bound _ -> false;
      case Call _ -> true;
      case Operation operation -> operation.arguments().stream().anyMatch(Term::mentionsTheProblem);
      case Let(var _, var values, var body) ->
          body.mentionsTheProblem() || values.stream().anyMatch(Term::mentionsTheProblem);
      case Quantified(var _, var _, var body) -> body.mentionsTheProblem();
    };
  }
}
