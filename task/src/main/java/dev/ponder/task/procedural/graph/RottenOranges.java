package dev.ponder.task.procedural.graph;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Grids;
import dev.ponder.task.procedural.Grids.Matrix;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How long what is rotten (2) takes to reach all that is fresh (1), a side a minute; -1 when it
/// never does.
record RottenOranges() implements Recipe<Matrix> {
  @Override
  public Card card() {
    return new Card(
        "rotten-oranges",
        5,
        "the minutes until rot has spread over a grid",
        "grids of 4 to 13 cells a side",
        "the one number, -1 where something stays fresh",
        "breadth-first search from all that is rotten");
  }

  @Override
  public Matrix draw(int level, RandomGenerator random) {
    int side = 4 + 2 * level + random.nextInt(2);
    int empty = random.nextInt(4) == 0 ? 35 : 12;
    while (true) {
      var values = new int[side][side];
      for (int cell = 0; cell < side * side; cell++) {
        int roll = random.nextInt(100);
        values[cell / side][cell % side] = roll < empty ? 0 : roll < empty + 6 ? 2 : 1;
      }
      var crate = Matrix.of(values);
      if (empty > 20 || minutes(crate) >= 0) {
        return crate;
      }
    }
  }

  @Override
  public String ask(Matrix crate) {
    return """
        A crate holds good oranges (1), bad oranges (2) and gaps (0). Each minute a good orange with a \
        bad one beside, above or below it turns bad. After how many minutes is no good orange left? \
        Write -1 if one always stays good.
        %s"""
        .formatted(crate);
  }

  private static Matrix question(String question) {
    return Grids.numbers(question, 0, 2, "grid of 0, 1 and 2");
  }

  @Override
  public String spell(Matrix crate) {
    return Grids.spelled(crate);
  }

  @Override
  public Matrix read(String spelled) {
    return Grids.read(spelled, 0, 2);
  }

  @Override
  public String form() {
    return "the number of minutes, or -1";
  }

  @Override
  public List<Wording<Matrix>> wordings() {
    return List.of(Questions.whole("oranges?", RottenOranges::question));
  }

  @Override
  public String normal(Matrix crate, String answer) {
    return Questions.wholeNumber(answer);
  }

  @Override
  public Optional<String> objection(Matrix crate, String normal) {
    return normal.equals(Integer.toString(minutes(crate)))
        ? Optional.empty()
        : Optional.of(normal + " is not the number of minutes");
  }

  @Override
  public Optional<String> solve(Matrix crate) {
    return Optional.of(Integer.toString(minutes(crate)));
  }

  @Override
  public List<String> work(Matrix crate) {
    int[] times = times(crate);
    var lines = new ArrayList<String>();
    for (int row = 0; row < crate.height(); row++) {
      var line = new StringBuilder("bad after:");
      for (int column = 0; column < crate.width(); column++) {
        int time = times[row * crate.width() + column];
        line.append(crate.at(row, column) == 0 ? " ." : time < 0 ? " x" : " " + time);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static int minutes(Matrix crate) {
    int[] times = times(crate);
    int latest = 0;
    for (int cell = 0; cell < times.length; cell++) {
      if (crate.at(cell / crate.width(), cell % crate.width()) == 1) {
        if (times[cell] < 0) {
          return -1;
        }
        latest = Math.max(latest, times[cell]);
      }
    }
    return latest;
  }

  private static int[] times(Matrix crate) {
    int width = crate.width();
    var plane = new Plane(crate.height(), width);
    var rotten = new ArrayList<Integer>();
    for (int cell = 0; cell < plane.cells(); cell++) {
      if (crate.at(cell / width, cell % width) == 2) {
        rotten.add(cell);
      }
    }
    return plane.distances(rotten, cell -> crate.at(cell / width, cell % width) == 1);
  }
}
