package dev.ponder.task.procedural.matrix;

import dev.ponder.task.procedural.Grids;
import dev.ponder.task.procedural.Grids.Matrix;
import dev.ponder.task.procedural.Recipe;

/// What tasks on one matrix share: a matrix and a word or number beside it, `90;1 2/3 4`.
interface MatrixRecipe extends Recipe<MatrixRecipe.Given> {
  /// Least and greatest entry.
  int LEAST = -999;

  int MOST = 999;

  /// @param setting beside the matrix, without a `;`; perhaps empty
  /// @param matrix of the question
  record Given(String setting, Matrix matrix) {}

  /// Refuses a setting that the task does not have.
  ///
  /// @throws IllegalArgumentException when it is none
  void check(Given given);

  default Given given(String setting, Matrix matrix) {
    var given = new Given(setting, matrix);
    check(given);
    return given;
  }

  /// The matrix is the last one in the question.
  default Given given(String setting, String question) {
    return given(setting, Grids.numbers(question, LEAST, MOST, "matrix"));
  }

  @Override
  default String spell(Given given) {
    return given.setting() + ";" + Grids.spelled(given.matrix());
  }

  @Override
  default Given read(String spelled) {
    int semicolon = spelled.indexOf(';');
    return given(
        spelled.substring(0, Math.max(0, semicolon)),
        Grids.read(spelled.substring(semicolon + 1), LEAST, MOST));
  }
}
