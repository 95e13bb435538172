package dev.ponder.verify.smt;

import dev.ponder.verify.smt.Function.Definition;
import dev.ponder.verify.smt.SExpression.Group;
import dev.ponder.verify.smt.SExpression.Symbol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Reads a model in the forms that solvers print: `((x 3) (y (- 2)))`, `(model (define-fun x () Int
/// 3) ...)`, the same without `model`, or bare definitions. A word `sat` before it is passed over.
///
/// Each unknown has to be given exactly once, nothing else may be given, and what is given has to
/// be closed: a value, or for a function a term over its parameters alone. So a model can't speak
/// of the problem's other names, nor change what they mean.
record ModelReader(Signature signature, TermReader terms) {
  SmtModel read(List<SExpression> expressions) throws SmtException {
    var rest =
        !expressions.isEmpty() && expressions.getFirst().is("sat")
            ? expressions.subList(1, expressions.size())
            : expressions;
    var meanings = new LinkedHashMap<Function, Definition>();
    for (var each : entries(rest)) {
      entry(each, meanings);
    }
    var missing =
        signature.unknowns().stream()
            .filter(each -> !meanings.containsKey(each))
            .map(Function::name)
            .limit(5)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw new SmtException("no value for " + missing);
    }
    return new SmtModel(inOrder(meanings));
  }

  private Map<Function, Definition> inOrder(Map<Function, Definition> meanings) {
    var ordered = new LinkedHashMap<Function, Definition>();
    for (var each : signature.unknowns()) {
      var meaning = meanings.get(each);
      if (meaning != null) {
        ordered.put(each, meaning);
      }
    }
    return ordered;
  }

  private static List<SExpression> entries(List<SExpression> expressions) throws SmtException {
    if (expressions.stream().allMatch(each -> each.opensWith("define-fun"))) {
      return expressions;
    }
    if (expressions.size() != 1) {
      throw new SmtException(
          "%d expressions where one model belongs".formatted(expressions.size()));
    }
    if (!(expressions.getFirst() instanceof Group(var items, var _))) {
      throw TermReader.wrong(
          expressions.getFirst(), "no model; write ((x 3) (y 4)) or (define-fun x () Int 3) ...");
    }
    return !items.isEmpty() && items.getFirst().is("model")
        ? items.subList(1, items.size())
        : items;
  }

  private void entry(SExpression at, Map<Function, Definition> meanings) throws SmtException {
    if (!(at instanceof Group(var items, var _))) {
      throw TermReader.wrong(at, "no entry of a model");
    }
    boolean definition = at.opensWith("define-fun");
    if (items.size() != (definition ? 5 : 2)) {
      throw TermReader.wrong(at, "an entry is (name value) or (define-fun name () Sort value)");
    }
    var function = unknown(items.get(definition ? 1 : 0));
    Definition meaning;
    if (definition) {
      var parameters = terms.parameters(items.get(2));
      if (!parameters.stream().map(Variable::sort).toList().equals(function.parameters())
          || !terms.sort(items.get(3)).equals(function.result())) {
        throw TermReader.wrong(at, function.name() + " is declared with other sorts");
      }
      meaning = new Definition(parameters, body(items.get(4), parameters, function));
    } else {
      if (!function.isConstant()) {
        throw TermReader.wrong(at, function.name() + " is a function; write define-fun");
      }
      meaning = new Definition(List.of(), body(items.get(1), List.of(), function));
    }
    if (meanings.put(function, meaning) != null) {
      throw TermReader.wrong(at, function.name() + " is given twice");
    }
  }

  private Function unknown(SExpression at) throws SmtException {
    if (at instanceof Symbol(var name, var _, var _)) {
      var found = signature.function(name);
      if (found.isPresent() && found.get().definition().isEmpty()) {
        return found.get();
      }
      throw TermReader.wrong(
          at,
          found.isPresent()
              ? "the problem defines it, so nobody else can"
              : "the problem declares no such name");
    }
    throw TermReader.wrong(at, "no name");
  }

  private Term body(SExpression at, List<Variable> parameters, Function function)
      throws SmtException {
    var body = terms.fitted(at, terms.read(at, parameters), function.result());
    if (body.mentionsTheProblem()) {
      throw TermReader.wrong(at, "a value may not mention the problem's names");
    }
    if (!parameters.isEmpty()) {
      return body;
    }
    // A constant's value is worked out at once: what can't be is no value.
    try {
      return Term.of(new Evaluator(new SmtModel(Map.of())).value(body));
    } catch (EvaluationException e) {
      throw TermReader.wrong(at, "no value: " + e.reason());
    }
  }
}
