package dev.ponder.verify.smt;

import dev.ponder.verify.smt.SExpression.Group;
import dev.ponder.verify.smt.SExpression.Symbol;
import dev.ponder.verify.smt.Term.Bound;
import dev.ponder.verify.smt.Term.Call;
import dev.ponder.verify.smt.Term.Let;
import dev.ponder.verify.smt.Term.Literal;
import dev.ponder.verify.smt.Term.Operation;
import dev.ponder.verify.smt.Term.Quantified;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Writes a question for a solver from terms, and reads its answer back.
///
/// Not one character of what a person or a policy wrote gets into it: functions are `f0`, `f1`, …,
/// variables `v0`, …, sorts `S0`, …. So nothing that was not understood here can reach the solver,
/// and no name can be taken for another.
///
/// @param signature whose functions and sorts are declared
/// @param byForm true to leave numbers and bits without their laws: `+`, `<` and all else but
///   equality and the connectives may then mean anything
public record SolverScript(Signature signature, boolean byForm) {

  /// The declarations and the assertions.
  ///
  /// @param constants variables that occur free and may be anything
  public String text(List<Term> assertions, List<Variable> constants) {
    return new Writing(byForm).script(signature, assertions, constants, Optional.empty());
  }

  /// The same, with the unknowns being what a model says.
  public String text(List<Term> assertions, SmtModel model) {
    return new Writing(byForm).script(signature, assertions, List.of(), Optional.of(model));
  }

  /// The names to ask the values of, for a counterexample.
  public List<String> asked() {
    return signature.unknowns().stream()
        .filter(Function::isConstant)
        .map(each -> "f" + each.index())
        .toList();
  }

  /// The values that a solver gave to [#asked].
  ///
  /// @return the model if all unknowns are constants whose values can be written down; none if a
  ///   value is irrational, of a sort without values, or a function's
  public Optional<SmtModel> model(String reply) throws SmtException {
    var values = new LinkedHashMap<Function, Value>();
    var given = given(reply);
    for (var function : signature.unknowns()) {
      var at = given.get("f" + function.index());
      var value = at == null ? Optional.<Value>empty() : value(at, function.result());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.put(function, value.get());
    }
    return Optional.of(SmtModel.of(values));
  }

  /// The solver's values in words, also where they can't be written as a model.
  public String words(String reply) throws SmtException {
    var parts = new ArrayList<String>();
    var given = given(reply);
    for (var function : signature.unknowns()) {
      var at = given.get("f" + function.index());
      if (at != null) {
        var value = value(at, function.result());
        parts.add(function.name() + " = " + value.map(Value::text).orElseGet(at::brief));
      }
    }
    return parts.isEmpty() ? "the solver's world has no constants" : String.join(", ", parts);
  }

  private static Map<String, SExpression> given(String reply) throws SmtException {
    var given = new LinkedHashMap<String, SExpression>();
    for (var list : SExpressionReader.read(reply, Caps.PROBLEM)) {
      if (list instanceof Group(var pairs, var _)) {
        for (var each : pairs) {
          if (each instanceof Group(var pair, var _)
              && pair.size() == 2
              && pair.getFirst() instanceof Symbol(var name, var _, var _)) {
            given.put(name, pair.getLast());
          }
        }
      }
    }
    return given;
  }

  private static Optional<Value> value(SExpression at, Sort sort) {
    if (sort instanceof Sort.Enumeration type) {
      for (int i = 0; i < type.values().size(); i++) {
        if (at.is(member(type, i))) {
          return Optional.of(new Value.Member(type, i));
        }
      }
      return Optional.empty();
    }
    try {
      var reader = new TermReader(new Signature(), new AtomicInteger(), false);
      var term = reader.fitted(at, reader.read(at, List.of()), sort);
      return Optional.of(new Evaluator(SmtModel.of(Map.of())).value(term));
    } catch (SmtException | EvaluationException e) {
      // An irrational number, or a value of a sort that has no spelling.
      return Optional.empty();
    }
  }

  private static String member(Sort.Enumeration type, int index) {
    return "E" + type.index() + "_" + index;
  }

  /// One script; keeps the meaningless operations that `byForm` brings.
  private static final class Writing {
    private final boolean byForm;
    private final Map<String, String> meaningless = new LinkedHashMap<>();
    private final StringBuilder declarations = new StringBuilder();
    private final StringBuilder out = new StringBuilder();

    Writing(boolean byForm) {
      this.byForm = byForm;
    }

    String script(
        Signature signature,
        List<Term> assertions,
        List<Variable> constants,
        Optional<SmtModel> model) {
      for (var sort : signature.sorts()) {
        switch (sort) {
          case Sort.Opaque(int index, var _) ->
              out.append("(declare-sort S").append(index).append(" 0)\n");
          case Sort.Enumeration type -> enumeration(type);
          default -> throw new IllegalStateException(sort.text() + " is not declared");
        }
      }
      var sorts = out.toString();
      out.setLength(0);
      for (var function : signature.functions()) {
        function(function, model);
      }
      for (var each : constants) {
        out.append("(declare-const v").append(each.id()).append(' ');
        sort(each.sort());
        out.append(")\n");
      }
      for (var each : assertions) {
        out.append("(assert ");
        term(each);
        out.append(")\n");
      }
      return sorts + declarations + out;
    }

    private void enumeration(Sort.Enumeration type) {
      out.append("(declare-datatypes ((S").append(type.index()).append(" 0)) ((");
      for (int i = 0; i < type.values().size(); i++) {
        out.append('(').append(member(type, i)).append(')');
      }
      out.append(")))\n");
    }

    private void function(Function function, Optional<SmtModel> model) {
      var meaning =
          function.definition().or(() -> model.map(each -> each.meanings().get(function)));
      if (meaning.isPresent()) {
        out.append("(define-fun f").append(function.index()).append(" (");
        variables(meaning.get().parameters());
        out.append(") ");
        sort(function.result());
        out.append(' ');
        term(meaning.get().body());
      } else {
        out.append("(declare-fun f").append(function.index()).append(" (");
        for (var each : function.parameters()) {
          sort(each);
          out.append(' ');
        }
        out.append(") ");
        sort(function.result());
      }
      out.append(")\n");
    }

    private void variables(List<Variable> variables) {
      for (var each : variables) {
        out.append("(v").append(each.id()).append(' ');
        sort(each.sort());
        out.append(')');
      }
    }

    private void sort(Sort sort) {
      out.append(
          switch (sort) {
            case Sort.Enumeration(int index, var _, var _) -> "S" + index;
            case Sort.Opaque(int index, var _) -> "S" + index;
            default -> sort.text();
          });
    }

    private void term(Term term) {
      switch (term) {
        case Literal(var value) -> value(value);
        case Bound(var variable) -> out.append('v').append(variable.id());
        case Call(var function, var arguments) -> applied("f" + function.index(), arguments);
        case Operation operation -> applied(head(operation), operation.arguments());
        case Let(var bound, var values, var body) -> {
          out.append("(let (");
          for (int i = 0; i < bound.size(); i++) {
            out.append("(v").append(bound.get(i).id()).append(' ');
            term(values.get(i));
            out.append(')');
          }
          out.append(") ");
          term(body);
          out.append(')');
        }
        case Quantified(boolean forAll, var bound, var body) -> {
          out.append(forAll ? "(forall (" : "(exists (");
          variables(bound);
          out.append(") ");
          term(body);
          out.append(')');
        }
      }
    }

    private void applied(String head, List<Term> arguments) {
      if (arguments.isEmpty()) {
        out.append(head);
        return;
      }
      out.append('(').append(head);
      for (var each : arguments) {
        out.append(' ');
        term(each);
      }
      out.append(')');
    }

    private String head(Operation operation) {
      var operator = operation.operator();
      var word = new StringBuilder(operator.word());
      if (operator.indices() > 0) {
        word.insert(0, "(_ ");
        operation.indices().forEach(each -> word.append(' ').append(each));
        word.append(')');
      }
      boolean meant =
          switch (operator.shape()) {
            case LOGIC, SAME, CHOICE -> true;
            default -> !byForm;
          };
      return meant ? word.toString() : meaningless(word.toString(), operation);
    }

    /// The name of a function of the same sorts that has no laws.
    private String meaningless(String word, Operation operation) {
      int start = out.length();
      out.append('(');
      for (var each : operation.arguments()) {
        sort(each.sort());
        out.append(' ');
      }
      out.append(") ");
      sort(operation.sort());
      var sorts = out.substring(start);
      out.setLength(start);
      return meaningless.computeIfAbsent(
          word + sorts,
          _ -> {
            var name = "o" + meaningless.size();
            declarations.append("(declare-fun ").append(name).append(' ').append(sorts);
            declarations.append(")\n");
            return name;
          });
    }

    private void value(Value value) {
      switch (value) {
        case Value.Truth(boolean truth) -> out.append(truth);
        case Value.Whole(var whole) -> whole(whole, "");
        case Value.Real(var ratio) -> {
          if (ratio.isWhole()) {
            whole(ratio.above(), ".0");
          } else {
            out.append("(/ ");
            whole(ratio.above(), ".0");
            out.append(' ');
            whole(ratio.below(), ".0");
            out.append(')');
          }
        }
        case Value.Bits _ -> out.append(value.text());
        case Value.Member(var type, int index) -> out.append(member(type, index));
      }
    }

    private void whole(BigInteger whole, String point) {
      if (whole.signum() < 0) {
        out.append("(- ").append(whole.negate()).append(point).append(')');
      } else {
        out.append(whole).append(point);
      }
    }
  }
}
