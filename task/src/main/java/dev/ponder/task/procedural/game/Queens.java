package dev.ponder.task.procedural.game;

import dev.ponder.task.procedural.Grids;
import java.util.ArrayList;
import java.util.List;

/// A square board of queens `Q` and empty fields `_`.
///
/// @param rows without spaces
record Queens(List<String> rows) {
  private static final int MAX = 12;

  Queens {
    rows = List.copyOf(rows);
    if (rows.size() < 4 || rows.size() > MAX || rows.getFirst().length() != rows.size()) {
      throw new IllegalArgumentException(
          "board: a square of side 4 to %d is needed".formatted(MAX));
    }
  }

  static Queens of(List<List<String>> cells) {
    return new Queens(cells.stream().map(row -> String.join("", row)).toList());
  }

  int size() {
    return rows.size();
  }

  boolean at(int row, int column) {
    return rows.get(row).charAt(column) == 'Q';
  }

  /// As a row a line, fields parted by spaces.
  String shown() {
    return Grids.text(rows.stream().map(row -> List.of(row.split(""))).toList());
  }

  /// Whether a queen may stand here beside all those in other rows.
  boolean free(int row, int column) {
    for (int other = 0; other < size(); other++) {
      int distance = Math.abs(other - row);
      for (int place = 0; place < size(); place++) {
        if (other != row
            && at(other, place)
            && (place == column || Math.abs(place - column) == distance)) {
          return false;
        }
      }
    }
    return true;
  }

  Queens with(int row, int column) {
    var next = new ArrayList<>(rows);
    next.set(row, "_".repeat(column) + "Q" + "_".repeat(size() - column - 1));
    return new Queens(next);
  }

  Queens without(int row) {
    var next = new ArrayList<>(rows);
    next.set(row, "_".repeat(size()));
    return new Queens(next);
  }

  /// Boards with a queen in every row that keep those given, at most `most`, columns tried in the
  /// order given.
  List<Queens> completions(int most, List<Integer> columns) {
    var found = new ArrayList<Queens>();
    if (consistent()) {
      complete(0, most, columns, found);
    }
    return found;
  }

  private boolean consistent() {
    for (int row = 0; row < size(); row++) {
      if (rows.get(row).indexOf('Q') != rows.get(row).lastIndexOf('Q')) {
        return false;
      }
      for (int column = 0; column < size(); column++) {
        if (at(row, column) && !free(row, column)) {
          return false;
        }
      }
    }
    return true;
  }

  private void complete(int row, int most, List<Integer> columns, List<Queens> found) {
    if (row == size()) {
      found.add(this);
      return;
    }
    if (rows.get(row).contains("Q")) {
      complete(row + 1, most, columns, found);
      return;
    }
    for (int column : columns) {
      if (found.size() < most && free(row, column)) {
        with(row, column).complete(row + 1, most, columns, found);
      }
    }
  }
}
