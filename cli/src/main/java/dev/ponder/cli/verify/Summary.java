package dev.ponder.cli.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Counts verdicts by category, and where the input has labels, how far the verdicts agree with
/// them. Not safe for use by many threads.
public final class Summary {
  private static final int COLUMNS = 80;
  private static final int NAME = 30;
  private static final int SHOWN_CATEGORIES = 40;
  private static final int SHOWN_DISAGREEMENTS = 50;

  private final Map<String, Counts> categories = new TreeMap<>();
  private final Counts all = new Counts();
  private final List<Disagreement> disagreements = new ArrayList<>();
  private final @Nullable String expected;

  /// @param expected the field that holds the label; null when there is none
  Summary(@Nullable String expected) {
    this.expected = expected;
  }

  private static final class Counts {
    int correct;
    int incorrect;
    int undecided;
    double millis;

    int lines() {
      return correct + incorrect + undecided;
    }

    void add(String verdict, double time) {
      switch (verdict) {
        case "correct" -> correct++;
        case "incorrect" -> incorrect++;
        default -> undecided++;
      }
      millis += time;
    }

    SequencedMap<String, Object> fields() {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("lines", lines());
      fields.put("correct", correct);
      fields.put("incorrect", incorrect);
      fields.put("undecided", undecided);
      return fields;
    }
  }

  /// A verdict that is not what the label says; an undecided one never is.
  ///
  /// @param line its number
  /// @param id its own name, where it has one
  /// @param expected what the label says
  /// @param verdict the word
  /// @param reason of the verdict
  public record Disagreement(
      int line, @Nullable JsonNode id, boolean expected, String verdict, @Nullable String reason) {
    String words() {
      return "line %d%s: %s, expected %s%s"
          .formatted(
              line,
              id == null ? "" : " (" + id.asString() + ")",
              verdict,
              expected ? "correct" : "incorrect",
              reason == null ? "" : ": " + reason);
    }

    SequencedMap<String, @Nullable Object> fields() {
      var fields = new LinkedHashMap<String, @Nullable Object>();
      fields.put("line", line);
      if (id != null) {
        fields.put("id", id);
      }
      fields.put("verdict", verdict);
      fields.put("expected", expected ? "correct" : "incorrect");
      fields.put("reason", reason);
      return fields;
    }
  }

  /// Counts the verdict of a line.
  void add(Line line, ObjectNode record, Optional<String> category) {
    String verdict = record.path("verdict").asString();
    double millis = record.path("millis").asDouble(0);
    all.add(verdict, millis);
    category.ifPresent(
        name -> categories.computeIfAbsent(name, _ -> new Counts()).add(verdict, millis));
    if (expected != null) {
      boolean label = line.label(expected);
      if (!verdict.equals(label ? "correct" : "incorrect")) {
        JsonNode reason = record.path("reason");
        disagreements.add(
            new Disagreement(
                line.number(),
                line.id().orElse(null),
                label,
                verdict,
                reason.isString() ? reason.asString() : null));
      }
    }
  }

  public int lines() {
    return all.lines();
  }

  public int undecided() {
    return all.undecided;
  }

  /// Verdicts that are not what the label says, in the order of the lines.
  public List<Disagreement> disagreements() {
    return List.copyOf(disagreements);
  }

  private long count(String verdict) {
    return disagreements.stream().filter(each -> each.verdict().equals(verdict)).count();
  }

  /// The table and the disagreements, at most 80 columns wide.
  public List<String> table() {
    var lines = new ArrayList<String>();
    lines.add(row("category", "correct", "incorrect", "undecided", "lines", "ms/line"));
    int shown = 0;
    for (var each : categories.entrySet()) {
      if (++shown > SHOWN_CATEGORIES) {
        lines.add("and %d other categories".formatted(categories.size() - SHOWN_CATEGORIES));
        break;
      }
      lines.add(row(each.getKey(), each.getValue()));
    }
    lines.add(row("all", all));
    if (expected != null) {
      lines.add(
          "agree with '%s': %d of %d; %d false accepts, %d false rejects, %d undecided"
              .formatted(
                  expected,
                  lines() - disagreements.size(),
                  lines(),
                  count("correct"),
                  count("incorrect"),
                  count("undecided")));
      disagreements.stream()
          .limit(SHOWN_DISAGREEMENTS)
          .map(each -> "  " + each.words())
          .forEach(lines::add);
      if (disagreements.size() > SHOWN_DISAGREEMENTS) {
        lines.add("  and %d more".formatted(disagreements.size() - SHOWN_DISAGREEMENTS));
      }
    }
    return lines.stream().map(Summary::fitting).toList();
  }

  private static String row(String name, Counts counts) {
    return row(
        name,
        "%,d".formatted(counts.correct),
        "%,d".formatted(counts.incorrect),
        "%,d".formatted(counts.undecided),
        "%,d".formatted(counts.lines()),
        String.format(Locale.ROOT, "%.2f", counts.millis / Math.max(1, counts.lines())));
  }

  private static String row(
      String name, String correct, String incorrect, String undecided, String lines, String time) {
    String shown = name.length() <= NAME ? name : name.substring(0, NAME - 3) + "...";
    return String.format(
        Locale.ROOT,
        "%-30s %8s %9s %9s %8s %9s",
        shown.replaceAll("\\p{Cntrl}", " "),
        correct,
        incorrect,
        undecided,
        lines,
        time);
  }

  private static String fitting(String line) {
    String clean = line.replaceAll("\\p{Cntrl}", " ");
    return clean.length() <= COLUMNS ? clean : clean.substring(0, COLUMNS - 3) + "...";
  }

  /// For a program; all disagreements.
  public SequencedMap<String, Object> fields() {
    SequencedMap<String, Object> fields = all.fields();
    var byCategory = new LinkedHashMap<String, Object>();
    categories.forEach((name, counts) -> byCategory.put(name, counts.fields()));
    fields.put("categories", byCategory);
    if (expected != null) {
      var agreement = new LinkedHashMap<String, Object>();
      agreement.put("field", expected);
      agreement.put("agree", lines() - disagreements.size());
      agreement.put("falseAccepts", count("correct"));
      agreement.put("falseRejects", count("incorrect"));
      agreement.put("undecided", count("undecided"));
      agreement.put("disagreements", disagreements.stream().map(Disagreement::fields).toList());
      fields.put("expected", agreement);
    }
    fields.put("judgingSeconds", all.millis / 1000);
    return fields;
  }
}
