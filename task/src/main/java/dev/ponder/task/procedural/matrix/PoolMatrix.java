package dev.ponder.task.procedural.matrix;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Grids;
import dev.ponder.task.procedural.Grids.Matrix;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Wording;
import dev.ponder.verify.number.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The greatest or the mean entry of every square block of a matrix; blocks at the right and bottom
/// edge may be cut off.
///
/// A mean is right when it is exact, or rightly rounded to the two or more places it is written
/// with (a half either way).
record PoolMatrix() implements MatrixRecipe {
  private static final Pattern KIND =
      Pattern.compile("(?i)(?<![/\\w])(max|average) pooling on|the (max|average) of");
  private static final Pattern SIZE =
      Pattern.compile("(?i)(?:kernel size of|blocks of side) (\\d+)");
  private static final Pattern SETTING = Pattern.compile("(max|average) (\\d{1,2})");
  private static final int MAX_PLACES = 12;

  @Override
  public Card card() {
    return new Card(
        "pool-matrix",
        4,
        "the greatest or mean entry of every block of a matrix",
        "2 to 8 rows and columns, blocks of side 2 and 3",
        "the matrix of numbers; means exact or rightly rounded to two places or more",
        "block by block, in fractions");
  }

  @Override
  public Given draw(int level, RandomGenerator random) {
    var matrix =
        Matrix.random(
            2 + level + random.nextInt(3),
            2 + level + random.nextInt(3),
            0,
            level == 0 ? 99 : 9,
            random);
    return given(
        "%s %d".formatted(random.nextBoolean() ? "max" : "average", 2 + random.nextInt(2)), matrix);
  }

  @Override
  public void check(Given given) {
    if (!SETTING.matcher(given.setting()).matches() || size(given) < 1) {
      throw new IllegalArgumentException("setting: a pool is like max 2 or average 3");
    }
  }

  private static boolean isMax(Given given) {
    return given.setting().startsWith("max");
  }

  private static int size(Given given) {
    return Integer.parseInt(given.setting().substring(given.setting().indexOf(' ') + 1));
  }

  @Override
  public String ask(Given given) {
    return "Cut this matrix into blocks of side %d from the top left (those at the edges may be smaller) and take the %s of each.\n%s"
        .formatted(size(given), isMax(given) ? "max" : "average", given.matrix());
  }

  @Override
  public String form() {
    return "the smaller matrix, its rows parted by semicolons like 1 2.5; 3 4.67, to two places";
  }

  @Override
  public boolean block() {
    return true;
  }

  @Override
  public List<Wording<Given>> wordings() {
    return List.of(Questions.whole("kernel size of|blocks of side", this::question));
  }

  private Given question(String text) {
    var kinds = Questions.find(KIND, text, "kind of pool, max or average");
    var kind = kinds.group(1) == null ? kinds.group(2) : kinds.group(1);
    return given(
        "%s %s"
            .formatted(
                kind.toLowerCase(Locale.ROOT),
                Questions.find(SIZE, text, "side of the blocks").group(1)),
        text);
  }

  /// The entries of every block, rows of blocks.
  private static List<List<List<Integer>>> blocks(Given given) {
    int size = size(given);
    var matrix = given.matrix();
    var rows = new ArrayList<List<List<Integer>>>();
    for (int top = 0; top < matrix.height(); top += size) {
      var blocks = new ArrayList<List<Integer>>();
      for (int left = 0; left < matrix.width(); left += size) {
        var entries = new ArrayList<Integer>();
        for (int row = top; row < Math.min(matrix.height(), top + size); row++) {
          for (int column = left; column < Math.min(matrix.width(), left + size); column++) {
            entries.add(matrix.at(row, column));
          }
        }
        blocks.add(entries);
      }
      rows.add(blocks);
    }
    return rows;
  }

  private static Rational value(Given given, List<Integer> block) {
    return isMax(given)
        ? Rational.of(block.stream().mapToInt(Integer::intValue).max().orElseThrow())
        : Rational.of(block.stream().mapToInt(Integer::intValue).sum())
            .over(Rational.of(block.size()));
  }

  private static String text(Rational value) {
    if (value.isInteger()) {
      return value.toString();
    }
    return new BigDecimal(value.numerator())
        .divide(new BigDecimal(value.denominator()), 2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  @Override
  public Optional<String> solve(Given given) {
    return Optional.of(
        blocks(given).stream()
            .map(
                row ->
                    row.stream()
                        .map(block -> text(value(given, block)))
                        .collect(Collectors.joining(" ")))
            .collect(Collectors.joining("; ")));
  }

  /// A right entry becomes the value to two places, so that all right answers are one text.
  @Override
  public String normal(Given given, String answer) {
    var blocks = blocks(given);
    var cells = Grids.answer(answer, blocks.size(), blocks.getFirst().size());
    var rows = new ArrayList<String>();
    for (int row = 0; row < cells.size(); row++) {
      var entries = new ArrayList<String>();
      for (int column = 0; column < cells.get(row).size(); column++) {
        var written = cells.get(row).get(column);
        var stated = Read.decimal(written);
        var right = value(given, blocks.get(row).get(column));
        entries.add(
            stated.equals(right) || isRounded(written, stated, right)
                ? text(right)
                : stated.toString());
      }
      rows.add(String.join(" ", entries));
    }
    return String.join("; ", rows);
  }

  /// Whether the places written are those of the value, the last one rounded.
  private static boolean isRounded(String written, Rational stated, Rational right) {
    int point = written.indexOf('.');
    int places = point < 0 ? 0 : written.length() - point - 1;
    if (places < 2 && !stated.equals(rounded(right, 2)) || places > MAX_PLACES) {
      return false;
    }
    var error = stated.minus(right);
    var twice =
        error.numerator().abs().shiftLeft(1).multiply(BigInteger.TEN.pow(Math.max(2, places)));
    return twice.compareTo(error.denominator()) <= 0;
  }

  private static Rational rounded(Rational value, int places) {
    return Read.decimal(
        new BigDecimal(value.numerator())
            .divide(new BigDecimal(value.denominator()), MathContext.DECIMAL128)
            .setScale(places, RoundingMode.HALF_UP)
            .toPlainString());
  }

  @Override
  public List<String> work(Given given) {
    var lines = new ArrayList<String>();
    for (var row : blocks(given)) {
      for (var block : row) {
        lines.add(
            "%s of %s = %s"
                .formatted(isMax(given) ? "max" : "average", block, text(value(given, block))));
      }
    }
    return lines;
  }
}
