package dev.ponder.verify.smt;

import dev.ponder.verify.smt.SExpression.Group;
import dev.ponder.verify.smt.SExpression.Keyword;
import dev.ponder.verify.smt.SExpression.Number;
import dev.ponder.verify.smt.SExpression.Symbol;
import dev.ponder.verify.smt.SExpression.Text;
import dev.ponder.verify.smt.Term.Bound;
import dev.ponder.verify.smt.Term.Call;
import dev.ponder.verify.smt.Term.Let;
import dev.ponder.verify.smt.Term.Quantified;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Turns S-expressions into terms over a signature.
///
/// In an answer a bound variable may not have a name that already means something, so that no text
/// can make a name of the problem's mean something else. Depth is bounded by the reader's [Caps].
///
/// @param signature the names that have a meaning
/// @param variables gives each bound variable a number of its own
/// @param hides true where a variable may hide a declared name, as the standard lets it
record TermReader(Signature signature, AtomicInteger variables, boolean hides) {
  /// Variables in sight.
  private record Scope(Map<String, Variable> names, @Nullable Scope around) {
    Optional<Variable> find(String name) {
      for (@Nullable Scope at = this; at != null; at = at.around) {
        var found = at.names.get(name);
        if (found != null) {
          return Optional.of(found);
        }
      }
      return Optional.empty();
    }
  }

  /// The term, with no variables in sight but these.
  Term read(SExpression expression, List<Variable> parameters) throws SmtException {
    var names = new HashMap<String, Variable>();
    parameters.forEach(each -> names.put(each.name(), each));
    return term(expression, new Scope(names, null));
  }

  /// Parameters of a definition: `((x Int) (y Int))`.
  List<Variable> parameters(SExpression expression) throws SmtException {
    var names = new HashMap<String, Variable>();
    var found = new ArrayList<Variable>();
    for (var each : items(expression, "parameters in parentheses")) {
      if (!(each instanceof Group(var pair, var _)) || pair.size() != 2) {
        throw wrong(each, "a parameter is written (name Sort)");
      }
      found.add(bind(pair.getFirst(), sort(pair.getLast()), names));
    }
    return found;
  }

  Sort sort(SExpression expression) throws SmtException {
    if (expression instanceof Symbol(var name, var quoted, var _)) {
      var builtIn =
          switch (quoted ? "" : name) {
            case "Bool" -> Sort.BOOL;
            case "Int" -> Sort.INT;
            case "Real" -> Sort.REAL;
            default -> null;
          };
      if (builtIn != null) {
        return builtIn;
      }
      var declared = signature.sort(name);
      if (declared.isPresent()) {
        return declared.get();
      }
    }
    if (expression instanceof Group(var items, var _)
        && items.size() == 3
        && items.getFirst().is("_")
        && items.get(1).is("BitVec")) {
      return Typing.bits(index(items.get(2)));
    }
    throw wrong(
        expression, "no known sort; known are Bool, Int, Real, (_ BitVec n) and declared ones");
  }

  private Term term(SExpression expression, Scope scope) throws SmtException {
    return switch (expression) {
      case Number(var text, var _) -> Term.of(number(text));
      case Symbol symbol -> symbol(symbol, scope);
      case Group(var items, var _) -> {
        if (items.isEmpty()) {
          throw wrong(expression, "an empty list is no term");
        }
        yield group(expression, items, scope);
      }
      case Keyword _, Text _ -> throw wrong(expression, "no term");
    };
  }

  private Term symbol(Symbol symbol, Scope scope) throws SmtException {
    var name = symbol.name();
    if (symbol.is("true") || symbol.is("false")) {
      return Term.of(Value.of(symbol.is("true")));
    }
    var variable = scope.find(name);
    if (variable.isPresent()) {
      return new Bound(variable.get());
    }
    var value = signature.value(name);
    if (value.isPresent()) {
      return Term.of(value.get());
    }
    var function = signature.function(name);
    if (function.isEmpty()) {
      throw wrong(symbol, "the problem declares no such name");
    }
    return call(symbol, function.get(), List.of());
  }

  private Term group(SExpression expression, List<SExpression> items, Scope scope)
      throws SmtException {
    var head = items.getFirst();
    if (head.is("let")) {
      return let(expression, items, scope);
    }
    if (head.is("forall") || head.is("exists")) {
      if (items.size() != 3) {
        throw wrong(expression, "a quantifier is written (forall ((x Int)) body)");
      }
      var bound = parameters(items.get(1));
      if (bound.isEmpty()) {
        throw wrong(expression, "a quantifier without variables");
      }
      var names = new HashMap<String, Variable>();
      bound.forEach(each -> names.put(each.name(), each));
      var body = truth(items.get(2), new Scope(names, scope));
      return new Quantified(head.is("forall"), bound, body);
    }
    if (head.is("_")) {
      return bits(expression, items);
    }
    var arguments = new ArrayList<Term>();
    if (head instanceof Group(var parts, var _)) {
      if (parts.size() < 3 || !parts.getFirst().is("_")) {
        throw wrong(expression, "only a name or (_ name index) can be applied");
      }
      var operator = operator(parts.get(1)).filter(each -> each.indices() > 0);
      if (operator.isEmpty()) {
        throw wrong(head, "no known indexed operation");
      }
      var indices = new ArrayList<Integer>();
      for (var each : parts.subList(2, parts.size())) {
        indices.add(index(each));
      }
      for (var each : items.subList(1, items.size())) {
        arguments.add(term(each, scope));
      }
      return applied(expression, operator.get(), indices, arguments);
    }
    if (!(head instanceof Symbol(var name, var _, var _)) || items.size() < 2) {
      throw wrong(expression, "an application is written (name argument ...)");
    }
    var operator = operator(head);
    var function =
        scope.find(name).isPresent() ? Optional.<Function>empty() : signature.function(name);
    if (operator.isEmpty() && function.isEmpty()) {
      throw wrong(expression, "%s is no operation or function that is known".formatted(name));
    }
    for (var each : items.subList(1, items.size())) {
      arguments.add(term(each, scope));
    }
    return operator.isPresent()
        ? applied(expression, operator.get(), List.of(), arguments)
        : call(expression, function.orElseThrow(), arguments);
  }

  private Term applied(
      SExpression expression, Operator operator, List<Integer> indices, List<Term> arguments)
      throws SmtException {
    try {
      return Typing.apply(operator, indices, arguments);
    } catch (SmtException e) {
      throw wrong(expression, e.reason());
    }
  }

  private Term call(SExpression at, Function function, List<Term> arguments) throws SmtException {
    if (arguments.size() != function.parameters().size()) {
      throw wrong(
          at,
          "%s takes %d arguments, not %d"
              .formatted(function.name(), function.parameters().size(), arguments.size()));
    }
    var fitted = new ArrayList<Term>();
    for (int i = 0; i < arguments.size(); i++) {
      fitted.add(fitted(at, arguments.get(i), function.parameters().get(i)));
    }
    return new Call(function, fitted);
  }

  /// The term as one of that sort; a whole number becomes a real one where that is asked for.
  Term fitted(SExpression at, Term term, Sort sort) throws SmtException {
    var fitted = sort instanceof Sort.Real && term.sort().isNumber() ? Typing.real(term) : term;
    if (!fitted.sort().equals(sort)) {
      throw wrong(at, "%s where %s belongs".formatted(term.sort().text(), sort.text()));
    }
    return fitted;
  }

  private Term let(SExpression expression, List<SExpression> items, Scope scope)
      throws SmtException {
    if (items.size() != 3) {
      throw wrong(expression, "let is written (let ((x term)) body)");
    }
    var names = new HashMap<String, Variable>();
    var bound = new ArrayList<Variable>();
    var values = new ArrayList<Term>();
    for (var each : items(items.get(1), "bindings in parentheses")) {
      if (!(each instanceof Group(var pair, var _)) || pair.size() != 2) {
        throw wrong(each, "a binding is written (name term)");
      }
      var value = term(pair.getLast(), scope);
      bound.add(bind(pair.getFirst(), value.sort(), names));
      values.add(value);
    }
    if (bound.isEmpty()) {
      throw wrong(expression, "a let without bindings");
    }
    return new Let(bound, values, term(items.get(2), new Scope(names, scope)));
  }

  private Variable bind(SExpression at, Sort sort, Map<String, Variable> names)
      throws SmtException {
    if (!(at instanceof Symbol(var name, var _, var _))) {
      throw wrong(at, "no name");
    }
    if (hides ? signature.isWord(name) : signature.knows(name)) {
      throw wrong(at, "it has a meaning already and can't be bound");
    }
    var variable = new Variable(variables.getAndIncrement(), name, sort);
    if (names.put(name, variable) != null) {
      throw wrong(at, "bound twice");
    }
    return variable;
  }

  private Term truth(SExpression expression, Scope scope) throws SmtException {
    var term = term(expression, scope);
    if (!(term.sort() instanceof Sort.Truth)) {
      throw wrong(expression, "%s where a truth belongs".formatted(term.sort().text()));
    }
    return term;
  }

  /// `(_ bv5 8)`.
  private static Term bits(SExpression expression, List<SExpression> items) throws SmtException {
    if (items.size() == 3
        && items.get(1) instanceof Symbol(var name, var _, var _)
        && name.matches("bv\\d{1,400}")
        && Typing.bits(index(items.get(2))) instanceof Sort.BitVector(int width)) {
      var value = new BigInteger(name.substring(2));
      if (value.bitLength() <= width) {
        return Term.of(new Value.Bits(width, value));
      }
    }
    throw wrong(expression, "no known indexed constant");
  }

  private static Value number(String text) throws SmtException {
    if (text.startsWith("#")) {
      boolean hex = text.charAt(1) == 'x';
      int width = (text.length() - 2) * (hex ? 4 : 1);
      Typing.bits(width);
      return new Value.Bits(width, new BigInteger(text.substring(2), hex ? 16 : 2));
    }
    int point = text.indexOf('.');
    if (point < 0) {
      return new Value.Whole(new BigInteger(text));
    }
    var digits = new BigInteger(text.substring(0, point) + text.substring(point + 1));
    return new Value.Real(new Ratio(digits, BigInteger.TEN.pow(text.length() - point - 1)));
  }

  private static int index(SExpression expression) throws SmtException {
    if (expression instanceof Number(var text, var _) && text.matches("\\d{1,7}")) {
      return Integer.parseInt(text);
    }
    throw wrong(expression, "an index is a whole number below ten million");
  }

  private static Optional<Operator> operator(SExpression head) {
    return head instanceof Symbol(var name, var quoted, var _) && !quoted
        ? Operator.spelled(name)
        : Optional.empty();
  }

  private static List<SExpression> items(SExpression expression, String what) throws SmtException {
    if (expression instanceof Group(var items, var _)) {
      return items;
    }
    throw wrong(expression, what + " belong here");
  }

  static SmtException wrong(SExpression at, String what) {
    return new SmtException("character %d, %s: %s".formatted(at.at() + 1, at.brief(), what));
  }
}
