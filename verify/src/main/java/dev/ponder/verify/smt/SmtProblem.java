package dev.ponder.verify.smt;

import dev.ponder.verify.smt.Function.Definition;
import dev.ponder.verify.smt.SExpression.Group;
import dev.ponder.verify.smt.SExpression.Keyword;
import dev.ponder.verify.smt.SExpression.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// What a question fixes: declarations, definitions and assertions, read from an SMT-LIB 2 script.
///
/// Understood are `declare-const`, `declare-fun`, `define-const`, `define-fun`, `declare-sort`
/// without parameters, `declare-datatype(s)` whose constructors take nothing, and `assert`, over
/// Bool, Int, Real and bit vectors with quantifiers. Commands that ask or set something are passed
/// over. What would change a meaning and is not understood is refused.
public final class SmtProblem {
  private static final Set<String> PASSED_OVER =
      Set.of(
          "set-logic",
          "set-info",
          "set-option",
          "check-sat",
          "get-model",
          "get-value",
          "get-info",
          "echo",
          "exit");

  private final Signature signature;
  private final List<Term> assertions;
  private final List<String> texts;
  private final AtomicInteger variables;

  private SmtProblem(Reading reading) {
    this.signature = reading.signature;
    this.assertions = List.copyOf(reading.assertions);
    this.texts = List.copyOf(reading.texts);
    this.variables = reading.terms.variables();
  }

  /// Reads a script.
  ///
  /// @throws SmtException where it is not one, or uses what is not understood
  public static SmtProblem read(String script) throws SmtException {
    var reading = new Reading();
    for (var command : SExpressionReader.read(script, Caps.PROBLEM)) {
      reading.command(command);
    }
    return new SmtProblem(reading);
  }

  public Signature signature() {
    return signature;
  }

  public List<Term> assertions() {
    return assertions;
  }

  /// An assertion as it was written, cut after some 60 characters.
  public String assertionText(int index) {
    return texts.get(index);
  }

  /// A formula over this problem's names, as a policy may write it: one term and nothing else.
  ///
  /// @throws SmtException where it is none
  public Term claim(String text) throws SmtException {
    return formula(text, Caps.ANSWER, false);
  }

  /// A formula over this problem's names, from the verifier's side.
  ///
  /// @throws SmtException where it is none
  public Term reference(String text) throws SmtException {
    return formula(text, Caps.PROBLEM, true);
  }

  /// The values that a policy gives to this problem's unknowns.
  ///
  /// @throws SmtException where it is no model, or does not give each unknown one value of its sort
  public SmtModel model(String text) throws SmtException {
    return new ModelReader(signature, new TermReader(signature, variables, false))
        .read(SExpressionReader.read(text, Caps.ANSWER));
  }

  private Term formula(String text, Caps caps, boolean hides) throws SmtException {
    var expressions = SExpressionReader.read(text, caps);
    if (expressions.size() != 1) {
      throw new SmtException(
          expressions.isEmpty()
              ? "no formula"
              : "%d expressions where one formula belongs".formatted(expressions.size()));
    }
    var at = expressions.getFirst();
    var term = new TermReader(signature, variables, hides).read(at, List.of());
    if (!(term.sort() instanceof Sort.Truth)) {
      throw TermReader.wrong(at, "%s where a truth belongs".formatted(term.sort().text()));
    }
    return term;
  }

  private static final class Reading {
    final Signature signature = new Signature();
    final List<Term> assertions = new ArrayList<>();
    final List<String> texts = new ArrayList<>();
    final TermReader terms = new TermReader(signature, new AtomicInteger(), true);

    void command(SExpression at) throws SmtException {
      if (!(at instanceof Group(var items, var _))
          || items.isEmpty()
          || !(items.getFirst() instanceof Symbol(var word, var quoted, var _))
          || quoted) {
        throw TermReader.wrong(at, "no command");
      }
      if (PASSED_OVER.contains(word)) {
        return;
      }
      try {
        switch (word) {
          case "assert" -> {
            arguments(at, items, 1);
            var formula = unnamed(items.get(1));
            assertions.add(terms.fitted(formula, terms.read(formula, List.of()), Sort.BOOL));
            texts.add(formula.brief());
          }
          case "declare-const" -> {
            arguments(at, items, 2);
            signature.addFunction(name(items.get(1)), List.of(), terms.sort(items.get(2)), null);
          }
          case "declare-fun" -> {
            arguments(at, items, 3);
            var sorts = new ArrayList<Sort>();
            for (var each : list(items.get(2))) {
              sorts.add(terms.sort(each));
            }
            signature.addFunction(name(items.get(1)), sorts, terms.sort(items.get(3)), null);
          }
          case "define-const" -> {
            arguments(at, items, 3);
            define(items.get(1), List.of(), items.get(2), items.get(3));
          }
          case "define-fun" -> {
            arguments(at, items, 4);
            define(items.get(1), terms.parameters(items.get(2)), items.get(3), items.get(4));
          }
          case "declare-sort" -> {
            if (items.size() != 2) {
              arguments(at, items, 2);
              if (!(items.get(2) instanceof SExpression.Number(var count, var _))
                  || !count.equals("0")) {
                throw new SmtException("sorts with parameters are not understood");
              }
            }
            signature.addSort(name(items.get(1)));
          }
          case "declare-datatype" -> {
            arguments(at, items, 2);
            signature.addEnumeration(name(items.get(1)), members(items.get(2)));
          }
          case "declare-datatypes" -> dataTypes(at, items);
          default -> throw new SmtException("the command " + word + " is not understood");
        }
      } catch (SmtException e) {
        throw e.reason().startsWith("character ") ? e : TermReader.wrong(at, e.reason());
      }
    }

    private void define(
        SExpression name, List<Variable> parameters, SExpression sort, SExpression body)
        throws SmtException {
      var result = terms.sort(sort);
      var term = terms.fitted(body, terms.read(body, parameters), result);
      signature.addFunction(
          name(name),
          parameters.stream().map(Variable::sort).toList(),
          result,
          new Definition(parameters, term));
    }

    private void dataTypes(SExpression at, List<SExpression> items) throws SmtException {
      arguments(at, items, 2);
      var names = list(items.get(1));
      var bodies = list(items.get(2));
      if (names.size() != bodies.size()) {
        throw new SmtException("as many bodies as names are needed");
      }
      for (int i = 0; i < names.size(); i++) {
        var pair = list(names.get(i));
        if (pair.size() != 2
            || !(pair.getLast() instanceof SExpression.Number(var count, var _))
            || !count.equals("0")) {
          throw new SmtException("data types with parameters are not understood");
        }
        signature.addEnumeration(name(pair.getFirst()), members(bodies.get(i)));
      }
    }

    private static List<String> members(SExpression body) throws SmtException {
      var members = new ArrayList<String>();
      for (var each : list(body)) {
        var parts = each instanceof Group(var items, var _) ? items : List.of(each);
        if (parts.size() != 1) {
          throw new SmtException("only constructors that take nothing are understood");
        }
        members.add(name(parts.getFirst()));
      }
      if (members.isEmpty()) {
        throw new SmtException("a data type without constructors");
      }
      return members;
    }

    /// `(! formula :named a)` without the name.
    private static SExpression unnamed(SExpression at) throws SmtException {
      if (!at.opensWith("!")) {
        return at;
      }
      var items = ((Group) at).items();
      if (items.size() == 4
          && items.get(2) instanceof Keyword(var word, var _)
          && word.equals("named")) {
        return items.get(1);
      }
      throw TermReader.wrong(at, "of annotations only :named is understood");
    }

    private static String name(SExpression at) throws SmtException {
      if (at instanceof Symbol(var name, var _, var _)) {
        return name;
      }
      throw TermReader.wrong(at, "no name");
    }

    private static List<SExpression> list(SExpression at) throws SmtException {
      if (at instanceof Group(var items, var _)) {
        return items;
      }
      throw TermReader.wrong(at, "no list");
    }

    private static void arguments(SExpression at, List<SExpression> items, int count)
        throws SmtException {
      if (items.size() != count + 1) {
        throw TermReader.wrong(
            at, "this command takes %d parts, not %d".formatted(count, items.size() - 1));
      }
    }
  }
}
