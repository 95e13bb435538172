package dev.ponder.experiment.figure;

import static java.util.Locale.ROOT;

import dev.ponder.experiment.HabitCount;
import dev.ponder.experiment.HabitTable;
import dev.ponder.experiment.Results;
import dev.ponder.experiment.figure.Picture.Anchor;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// Bars of the habits before and after reinforcement learning: how often per trace, and in which
/// share of the traces.
public final class BehaviourFigure {
  private static final int WIDTH = 900;
  private static final double TOP = 84;
  private static final double ROW = 40;
  private static final double BAR = 13;
  private static final double TEXT = 12.5;
  private static final String PALE = "#dbe9f3";

  private BehaviourFigure() {}

  public static Picture draw(Results results) {
    HabitTable before = results.behaviours().before();
    HabitTable after = results.behaviours().after();
    List<String> names = List.copyOf(before.named().keySet());
    int height = (int) (TOP + ROW * names.size() + 14);
    var sheet = new Sheet(WIDTH, height);
    String title = "Habits of thought before and after reinforcement learning";
    sheet.bold(WIDTH / 2.0, 25, title, 15, Anchor.MIDDLE);
    legend(sheet, before.traces(), after.traces());
    bars(sheet, 200, 530, "times per trace", "%.2f", before, after, names, HabitCount::mean);
    bars(
        sheet,
        590,
        850,
        "share of traces that show it",
        "%.2f",
        before,
        after,
        names,
        HabitCount::share);
    for (int i = 0; i < names.size(); i++) {
      double middle = TOP + ROW * i + ROW / 2;
      sheet.text(188, middle + 4.5, names.get(i), TEXT, Anchor.END, Sheet.INK);
    }
    return sheet.picture(title, description(before, after, names));
  }

  private static void legend(Sheet sheet, long before, long after) {
    sheet.bar(200, 40, 214, 52, PALE, Palette.BLUE);
    sheet.text(220, 50.5, "before (" + before + " traces)", TEXT, Anchor.START, Sheet.INK);
    sheet.bar(400, 40, 414, 52, Palette.BLUE, Palette.BLUE);
    sheet.text(420, 50.5, "after (" + after + " traces)", TEXT, Anchor.START, Sheet.INK);
  }

  private static void bars(
      Sheet sheet,
      double left,
      double right,
      String name,
      String format,
      HabitTable before,
      HabitTable after,
      List<String> names,
      ToDoubleFunction<HabitCount> value) {
    double most = Math.max(most(before, value), most(after, value));
    double unit = most > 0 ? (right - left) / most : 0;
    sheet.bold(left, TOP - 8, name, TEXT, Anchor.START);
    for (int i = 0; i < names.size(); i++) {
      double middle = TOP + ROW * i + ROW / 2;
      double first = value.applyAsDouble(of(before, names.get(i)));
      double second = value.applyAsDouble(of(after, names.get(i)));
      sheet.bar(left, middle - BAR - 1, left + first * unit, middle - 1, PALE, Palette.BLUE);
      sheet.bar(
          left, middle + 1, left + second * unit, middle + BAR + 1, Palette.BLUE, Palette.BLUE);
      number(sheet, left + first * unit, middle - 3, String.format(ROOT, format, first));
      number(sheet, left + second * unit, middle + BAR - 0.5, String.format(ROOT, format, second));
    }
    sheet.line(left, TOP, left, TOP + ROW * names.size(), Sheet.SOFT_INK, 1.2);
  }

  private static void number(Sheet sheet, double x, double y, String text) {
    sheet.text(x + 6, y, text, 12, Anchor.START, Sheet.SOFT_INK);
  }

  private static HabitCount of(HabitTable table, String name) {
    return Objects.requireNonNull(table.named().get(name), name);
  }

  private static double most(HabitTable table, ToDoubleFunction<HabitCount> value) {
    Collection<HabitCount> counts = table.named().values();
    return counts.stream().mapToDouble(value).max().orElse(0);
  }

  private static String description(HabitTable before, HabitTable after, List<String> names) {
    var text = new StringBuilder("Times per trace, before and after:");
    for (String name : names) {
      text.append(
          String.format(
              ROOT, " %s %.2f, %.2f;", name, of(before, name).mean(), of(after, name).mean()));
    }
    return text.deleteCharAt(text.length() - 1).append('.').toString();
  }
}
