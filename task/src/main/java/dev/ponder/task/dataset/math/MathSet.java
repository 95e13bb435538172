package dev.ponder.task.dataset.math;

import dev.ponder.core.Problem;
import dev.ponder.core.Verdict;
import dev.ponder.task.AnswerLine;
import dev.ponder.task.Lines;
import dev.ponder.task.Split;
import dev.ponder.task.dataset.Choice;
import dev.ponder.task.dataset.DataSet;
import dev.ponder.task.dataset.Parting;
import dev.ponder.task.dataset.Rows;
import dev.ponder.verify.math.Canonical;
import dev.ponder.verify.math.MathAnswers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Problems of mathematics with a reference each.
///
/// An answer is stated on the last line, `A: ...`, or in any of the ways that [MathAnswers] finds
/// (a box, `####`, an announcement); the line goes first. Right is what it finds equal to the
/// reference; what it can't tell is undecided. For votes an answer has the form of [Canonical],
/// which knows no reference.
public final class MathSet implements DataSet {
  private final MathKind kind;
  private final Parting parting;
  private final Map<String, MathRow> rows;
  private final List<Item> items;
  private final MathAnswers answers = MathAnswers.standard();

  private MathSet(MathKind kind, Parting parting, Map<String, MathRow> rows) {
    this.kind = kind;
    this.parting = parting;
    this.rows = rows;
    var made = new ArrayList<Item>();
    rows.forEach((id, row) -> made.add(new Item(new Problem(id, prompt(row)), row.level())));
    this.items = List.copyOf(made);
  }

  static MathSet read(MathKind kind, Choice choice) {
    var rows = new LinkedHashMap<String, MathRow>();
    var lines = new LinkedHashMap<String, Integer>();
    var subjects = new TreeSet<String>();
    for (var row : Rows.read(choice.path())) {
      var read = kind.row(row);
      var id = kind.name() + ":" + read.id();
      var before = lines.putIfAbsent(id, row.line());
      if (before != null) {
        throw new IllegalArgumentException(
            "%s line %d: the id %s is on line %d already"
                .formatted(choice.path(), row.line(), Lines.quoted(read.id()), before));
      }
      subjects.add(read.subject());
      if (choice.subject().isEmpty()
          || choice.subject().orElseThrow().equalsIgnoreCase(read.subject())) {
        rows.put(id, read);
      }
    }
    if (rows.isEmpty()) {
      subjects.remove("");
      throw new IllegalArgumentException(
          "subject: %s is none of %s; it has %s"
              .formatted(
                  Lines.quoted(choice.subject().orElse("")),
                  choice.path(),
                  subjects.isEmpty() ? "none" : String.join(", ", subjects)));
    }
    return new MathSet(kind, choice.parting().orElse(Parting.TEST), rows);
  }

  private String prompt(MathRow row) {
    return """
        %s

        Reason step by step. End with one line: A: and %s.
        """
        .formatted(row.question(), kind.form());
  }

  @Override
  public String name() {
    return kind.name();
  }

  @Override
  public String asks() {
    return kind.asks();
  }

  @Override
  public int levels() {
    return kind.levels();
  }

  @Override
  public List<Item> items() {
    return items;
  }

  @Override
  public Split split(Problem problem) {
    return parting.of(problem.id());
  }

  /// A problem by its id without the set's name, or by its question alone.
  @Override
  public Problem ask(String question) {
    for (var item : items) {
      var problem = item.problem();
      var row = row(problem);
      if (row.id().equals(question) || row.question().equals(question)) {
        return problem;
      }
    }
    throw unknown(question);
  }

  private MathRow row(Problem problem) {
    var row = rows.get(problem.id());
    if (row == null) {
      throw foreign(problem);
    }
    return row;
  }

  @Override
  public AnswerLine reply(Problem problem, String completion) {
    var line = DataSet.super.reply(problem, completion);
    if (line instanceof AnswerLine.Stated
        || line instanceof AnswerLine.Missing(var reason) && reason.startsWith("several answers")) {
      return line;
    }
    return MathAnswers.finals(completion).isEmpty()
        ? new AnswerLine.Missing("no answer: none is stated in a form that can be found")
        : new AnswerLine.Stated(completion);
  }

  @Override
  public String normal(Problem problem, String answer) {
    var finals = MathAnswers.finals(answer);
    if (finals.isEmpty()) {
      throw new IllegalArgumentException("no answer is stated");
    }
    var normal = Canonical.of(finals.getLast());
    for (var each : finals) {
      if (!Canonical.of(each).equals(normal)) {
        throw new IllegalArgumentException("several final answers");
      }
    }
    return normal;
  }

  @Override
  public Verdict judge(Problem problem, String answer) {
    var row = rows.get(problem.id());
    return row == null
        ? Verdict.undecided("%s is not in this %s file".formatted(problem.id(), name()))
        : answers.check(row.reference(), answer).verdict();
  }

  @Override
  public Optional<String> solve(Problem problem) {
    return Optional.of(row(problem).reference());
  }

  /// The reference solution, then the answer line.
  @Override
  public String write(Problem problem) {
    var row = row(problem);
    var solution = row.solution().orElseThrow(() -> unsolved(problem));
    return "%s\n%s %s"
        .formatted(solution.strip(), marker(), row.reference().replaceAll("\\s+", " "));
  }
}
