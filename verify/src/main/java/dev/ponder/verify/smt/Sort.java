package dev.ponder.verify.smt;

import java.util.List;

/// The sorts that terms have.
public sealed interface Sort {
  Sort BOOL = new Truth();
  Sort INT = new Whole();
  Sort REAL = new Real();

  /// `Bool`.
  record Truth() implements Sort {}

  /// `Int`.
  record Whole() implements Sort {}

  /// `Real`.
  record Real() implements Sort {}

  /// `(_ BitVec width)`.
  record BitVector(int width) implements Sort {}

  /// A sort of finitely many named values: a data type whose constructors take nothing.
  ///
  /// @param index which of the problem's sorts it is
  record Enumeration(int index, String name, List<String> values) implements Sort {
    public Enumeration {
      values = List.copyOf(values);
    }
  }

  /// A sort of which nothing is known (`declare-sort`).
  ///
  /// @param index which of the problem's sorts it is
  record Opaque(int index, String name) implements Sort {}

  /// As a person writes it.
  default String text() {
    return switch (this) {
      case Truth() -> "Bool";
      case Whole() -> "Int";
      case Real() -> "Real";
      case BitVector(int width) -> "(_ BitVec " + width + ")";
      case Enumeration(var _, var name, var _) -> name;
      case Opaque(var _, var name) -> name;
    };
  }

  default boolean isNumber() {
    return this instanceof Whole || this instanceof Real;
  }
}
