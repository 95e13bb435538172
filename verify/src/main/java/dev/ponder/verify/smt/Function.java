package dev.ponder.verify.smt;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A function or constant that a problem declares, known by its place there and not by its name.
public final class Function {
  private final int index;
  private final String name;
  private final List<Sort> parameters;
  private final Sort result;
  private final @Nullable Definition definition;

  Function(
      int index, String name, List<Sort> parameters, Sort result, @Nullable Definition definition) {
    this.index = index;
    this.name = name;
    this.parameters = List.copyOf(parameters);
    this.result = result;
    this.definition = definition;
  }

  /// What a function is: its body, over its parameters.
  public record Definition(List<Variable> parameters, Term body) {
    public Definition {
      parameters = List.copyOf(parameters);
    }
  }

  public int index() {
    return index;
  }

  public String name() {
    return name;
  }

  public List<Sort> parameters() {
    return parameters;
  }

  public Sort result() {
    return result;
  }

  /// True for one without parameters.
  public boolean isConstant() {
    return parameters.isEmpty();
  }

  /// The body that the problem gives it; none if it may be anything.
  public Optional<Definition> definition() {
    return Optional.ofNullable(definition);
  }

  @Override
  public String toString() {
    return name;
  }
}
