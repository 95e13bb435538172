package dev.ponder.bench;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Benchmark results as a person reads them and as a program does.
public final class BenchReport {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private BenchReport() {}

  /// A JSON list with one object per result, in order.
  public static String json(List<BenchResult> results) {
    return JSON.writeValueAsString(results);
  }

  /// A table of at most 80 columns. Where both engines ran the same line, the last column says how
  /// many times as fast as libtorch Ponder is.
  public static String table(List<BenchResult> results) {
    var text = new StringBuilder();
    line(text, "bench", "shape", "engine", "threads", "batch", "tokens/s", "seconds", "ratio");
    for (BenchResult each : results) {
      line(
          text,
          each.bench(),
          each.shape(),
          each.engine(),
          Integer.toString(each.threads()),
          Integer.toString(each.batch()),
          String.format(Locale.ROOT, "%,.0f", each.tokensPerSecond()),
          String.format(Locale.ROOT, "%.2f", each.seconds()),
          ratio(each, results));
    }
    return text.toString();
  }

  private static String ratio(BenchResult of, List<BenchResult> results) {
    if (!of.engine().equals("ponder")) {
      return "";
    }
    for (BenchResult each : results) {
      if (each.engine().equals("libtorch")
          && each.bench().equals(of.bench())
          && each.shape().equals(of.shape())
          && each.threads() == of.threads()
          && each.batch() == of.batch()) {
        return String.format(Locale.ROOT, "%.2fx", of.tokensPerSecond() / each.tokensPerSecond());
      }
    }
    return "";
  }

  private static void line(StringBuilder text, String... cells) {
    String line =
        String.format(Locale.ROOT, "%-7s %-14s %-9s %7s %6s %11s %8s %8s", (Object[]) cells);
    text.append(line.stripTrailing()).append('\n');
  }
}
