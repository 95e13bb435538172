package dev.ponder.task.procedural.matrix;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Grids;
import dev.ponder.task.procedural.Grids.Matrix;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// A square matrix turned clockwise by a multiple of 90 degrees.
record RotateMatrix() implements MatrixRecipe {
  private static final Pattern DEGREES = Pattern.compile("(\\d+) degrees");

  @Override
  public Card card() {
    return new Card(
        "rotate-matrix",
        5,
        "a square matrix turned clockwise",
        "2 to 7 rows, to 360 and to 1800 degrees",
        "the matrix, rows on lines or parted by semicolons",
        "entry by entry");
  }

  @Override
  public Given draw(int level, RandomGenerator random) {
    int size = 2 + level + random.nextInt(2);
    int most = level == 0 ? 99 : 9;
    return given(
        Integer.toString(90 * random.nextInt(1, 5 + 4 * level)),
        Matrix.random(size, size, 0, most, random));
  }

  @Override
  public void check(Given given) {
    int degrees = Questions.number(given.setting(), "degrees", 0, 999_999);
    if (degrees % 90 != 0) {
      throw new IllegalArgumentException("degrees: %d is no multiple of 90".formatted(degrees));
    }
    if (given.matrix().height() != given.matrix().width()) {
      throw new IllegalArgumentException("matrix: as many rows as columns are needed");
    }
  }

  @Override
  public String ask(Given given) {
    return "Turn this matrix clockwise by %s degrees.\n%s"
        .formatted(given.setting(), given.matrix());
  }

  @Override
  public String form() {
    return "its rows parted by semicolons like 1 2; 3 4";
  }

  @Override
  public boolean block() {
    return true;
  }

  @Override
  public List<Wording<Given>> wordings() {
    return List.of(
        Questions.whole(
            "(?:turn|rotate).*degrees",
            text -> given(Questions.find(DEGREES, text, "degrees").group(1), text)));
  }

  @Override
  public Optional<String> solve(Given given) {
    return Optional.of(Grids.line(turned(given, turns(given))));
  }

  private static int turns(Given given) {
    return Integer.parseInt(given.setting()) / 90 % 4;
  }

  private static Matrix turned(Given given, int turns) {
    int[][] from = given.matrix().values();
    int last = from.length - 1;
    int[][] to = new int[from.length][from.length];
    for (int row = 0; row <= last; row++) {
      for (int column = 0; column <= last; column++) {
        to[row][column] =
            switch (turns) {
              case 0 -> from[row][column];
              case 1 -> from[last - column][row];
              case 2 -> from[last - row][last - column];
              default -> from[column][last - row];
            };
      }
    }
    return Matrix.of(to);
  }

  @Override
  public String normal(Given given, String answer) {
    int size = given.matrix().height();
    return Grids.line(Grids.answer(answer, size, size, LEAST, MOST));
  }

  @Override
  public List<String> work(Given given) {
    var lines = new ArrayList<String>();
    lines.add("quarter turns: " + turns(given));
    for (int turn = 1; turn <= turns(given); turn++) {
      lines.add(Grids.line(turned(given, turn)));
    }
    return lines;
  }
}
