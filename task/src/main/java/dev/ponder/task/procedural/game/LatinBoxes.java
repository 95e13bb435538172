package dev.ponder.task.procedural.game;

import dev.ponder.task.procedural.Questions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A sudoku's cells: numbers of 1 to the side, 0 where empty; every row, column and box holds each
/// number once. Solved by backtracking at the cell with the fewest candidates, kept as bits.
///
/// @param box side of a box, 2 or 3; the board's side is its square
/// @param cells row by row
record LatinBoxes(int box, List<Integer> cells) {
  private static final int PATIENCE = 200_000;

  LatinBoxes {
    cells = List.copyOf(cells);
    if (cells.size() != box * box * box * box) {
      throw new IllegalArgumentException("board: not of side " + box * box);
    }
  }

  int side() {
    return box * box;
  }

  int at(int row, int column) {
    return cells.get(row * side() + column);
  }

  /// Full boards that keep the given numbers, at most `most`.
  List<List<Integer>> solutions(int most) {
    var search = new Search(most, Optional.empty());
    if (search.start()) {
      search.run();
    }
    return search.found;
  }

  /// A full board at random.
  static LatinBoxes full(int box, RandomGenerator random) {
    var empty = new LatinBoxes(box, Collections.nCopies(box * box * box * box, 0));
    while (true) {
      var search = empty.new Search(1, Optional.of(random));
      search.start();
      search.run();
      if (!search.found.isEmpty()) {
        return new LatinBoxes(box, search.found.getFirst());
      }
    }
  }

  private final class Search {
    final List<List<Integer>> found = new ArrayList<>();
    private final int most;
    private final Optional<RandomGenerator> random;
    private final int[] board = new int[cells.size()];
    private final int[] rows = new int[side()];
    private final int[] columns = new int[side()];
    private final int[] boxes = new int[side()];
    private int tries = PATIENCE;

    Search(int most, Optional<RandomGenerator> random) {
      this.most = most;
      this.random = random;
    }

    /// False when two given numbers clash.
    boolean start() {
      for (int cell = 0; cell < board.length; cell++) {
        int number = cells.get(cell);
        if (number > 0) {
          if ((used(cell) >> number & 1) == 1) {
            return false;
          }
          put(cell, number);
        }
      }
      return true;
    }

    private int boxOf(int cell) {
      return cell / side() / box * box + cell % side() / box;
    }

    private int used(int cell) {
      return rows[cell / side()] | columns[cell % side()] | boxes[boxOf(cell)];
    }

    private void put(int cell, int number) {
      board[cell] = number;
      flip(cell, number);
    }

    private void flip(int cell, int number) {
      rows[cell / side()] ^= 1 << number;
      columns[cell % side()] ^= 1 << number;
      boxes[boxOf(cell)] ^= 1 << number;
    }

    void run() {
      int tightest = -1;
      int fewest = side() + 1;
      for (int cell = 0; cell < board.length; cell++) {
        if (board[cell] == 0) {
          int left = side() - Integer.bitCount(used(cell));
          if (left < fewest) {
            tightest = cell;
            fewest = left;
          }
        }
      }
      if (tightest < 0) {
        found.add(Arrays.stream(board).boxed().toList());
        return;
      }
      int used = used(tightest);
      var numbers = new ArrayList<Integer>();
      for (int number = 1; number <= side(); number++) {
        if ((used >> number & 1) == 0) {
          numbers.add(number);
        }
      }
      for (int number : random.isPresent() ? Questions.shuffled(numbers, random.get()) : numbers) {
        if (found.size() >= most || tries-- <= 0) {
          return;
        }
        put(tightest, number);
        run();
        flip(tightest, number);
        board[tightest] = 0;
      }
    }
  }
}
