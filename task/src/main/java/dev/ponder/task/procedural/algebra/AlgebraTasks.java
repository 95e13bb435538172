package dev.ponder.task.procedural.algebra;

import dev.ponder.task.procedural.Recipe;
import java.util.List;

/// The tasks of this family.
public final class AlgebraTasks {
  private AlgebraTasks() {}

  public static List<Recipe<?>> all() {
    return List.of(
        new SimpleEquations(),
        new LinearSystem(),
        new PolynomialMultiplication(),
        new PolynomialEquations(),
        new SimpleIntegration(),
        new ComplexArithmetic(),
        new NumberPattern(),
        new PowerModulo());
  }
}
