package dev.ponder.task.procedural.matrix;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Grids.Matrix;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// The entries of a matrix read clockwise in a spiral from the top left.
record SpiralMatrix() implements MatrixRecipe {
  @Override
  public Card card() {
    return new Card(
        "spiral-matrix",
        5,
        "a matrix read clockwise in a spiral from the top left",
        "2 to 8 rows and columns",
        "the numbers in order",
        "a walk that turns right at what was read");
  }

  @Override
  public Given draw(int level, RandomGenerator random) {
    return given(
        "",
        Matrix.random(
            2 + level + random.nextInt(3),
            2 + level + random.nextInt(3),
            0,
            level == 0 ? 99 : 9,
            random));
  }

  @Override
  public void check(Given given) {
    if (!given.setting().isEmpty()) {
      throw new IllegalArgumentException("setting: a spiral has none");
    }
  }

  @Override
  public String ask(Given given) {
    return "Read this matrix clockwise in a spiral, from its top left corner to the right and then inwards.\n"
        + given.matrix();
  }

  @Override
  public String form() {
    return "the numbers with spaces between them";
  }

  @Override
  public List<Wording<Given>> wordings() {
    return List.of(Questions.whole("spiral", text -> given("", text)));
  }

  private static List<List<Integer>> sides(Matrix matrix) {
    int[] down = {0, 1, 0, -1};
    int[] right = {1, 0, -1, 0};
    var seen = new boolean[matrix.height()][matrix.width()];
    var sides = new ArrayList<List<Integer>>();
    var side = new ArrayList<Integer>();
    int row = 0;
    int column = 0;
    int turn = 0;
    for (int i = 0; i < matrix.height() * matrix.width(); i++) {
      side.add(matrix.at(row, column));
      seen[row][column] = true;
      int nextRow = row + down[turn];
      int nextColumn = column + right[turn];
      if (nextRow < 0
          || nextRow >= matrix.height()
          || nextColumn < 0
          || nextColumn >= matrix.width()
          || seen[nextRow][nextColumn]) {
        turn = (turn + 1) % 4;
        sides.add(side);
        side = new ArrayList<>();
      }
      row += down[turn];
      column += right[turn];
    }
    if (!side.isEmpty()) {
      sides.add(side);
    }
    return sides;
  }

  private static String text(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  @Override
  public Optional<String> solve(Given given) {
    return Optional.of(text(sides(given.matrix()).stream().flatMap(List::stream).toList()));
  }

  @Override
  public String normal(Given given, String answer) {
    int size = given.matrix().height() * given.matrix().width();
    var parts = answer.split("[ ,]+", size + 2);
    if (parts.length != size) {
      throw new IllegalArgumentException(
          "%s is not %d numbers".formatted(Lines.quoted(answer), size));
    }
    var numbers = new ArrayList<Integer>();
    for (String each : parts) {
      numbers.add(Questions.number(each, "entry", LEAST, MOST));
    }
    return text(numbers);
  }

  @Override
  public List<String> work(Given given) {
    return sides(given.matrix()).stream().map(SpiralMatrix::text).toList();
  }
}
