package dev.ponder.task.dataset.code;

import dev.ponder.core.Problem;
import dev.ponder.core.Verdict;
import dev.ponder.task.AnswerLine;
import dev.ponder.task.Lines;
import dev.ponder.task.Split;
import dev.ponder.task.dataset.Choice;
import dev.ponder.task.dataset.DataSet;
import dev.ponder.task.dataset.Parting;
import dev.ponder.task.dataset.Row;
import dev.ponder.task.dataset.Rows;
import dev.ponder.verify.code.CodeProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Problems whose answer is a program, with tests each.
///
/// The program is the last block of code in an answer, or all of an answer without one, put behind
/// the beginning that the problem gives where it continues it. Right is what passes all tests in
/// the box; where no box can be had nothing is run and nothing decided. For votes a program has no
/// blanks at the ends of its lines and no blank lines around it.
public final class CodeSet implements DataSet {
  private final CodeKind kind;
  private final Optional<Parting> parting;
  private final ProgramJudge judge;
  private final Map<String, CodeProblem> problems;
  private final List<Item> items;

  private CodeSet(
      CodeKind kind,
      Optional<Parting> parting,
      ProgramJudge judge,
      Map<String, CodeProblem> problems,
      List<Item> items) {
    this.kind = kind;
    this.parting = parting;
    this.judge = judge;
    this.problems = problems;
    this.items = List.copyOf(items);
  }

  static CodeSet read(CodeKind kind, Choice choice, ProgramJudge judge) {
    if (choice.subject().isPresent()) {
      throw new IllegalArgumentException("subject: %s has none".formatted(kind.name()));
    }
    var problems = new LinkedHashMap<String, CodeProblem>();
    var lines = new LinkedHashMap<String, Integer>();
    var items = new ArrayList<Item>();
    for (var row : Rows.read(choice.path())) {
      var problem = problem(kind, row);
      var id = kind.name() + ":" + problem.id();
      var before = lines.putIfAbsent(id, row.line());
      if (before != null) {
        throw row.wrong(
            "task_id", "is %s, as on line %d".formatted(Lines.quoted(problem.id()), before));
      }
      problems.put(id, problem);
      items.add(new Item(new Problem(id, kind.question(row, problem)), 0));
    }
    return new CodeSet(kind, choice.parting(), judge, problems, items);
  }

  private static CodeProblem problem(CodeKind kind, Row row) {
    row.textOrNumber("task_id");
    try {
      return kind.format().read(row.object());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s line %d: %s".formatted(row.file(), row.line(), e.getMessage()), e);
    }
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
    return 1;
  }

  @Override
  public List<Item> items() {
    return items;
  }

  @Override
  public Split split(Problem problem) {
    return parting
        .map(each -> each.of(problem.id()))
        .orElseGet(() -> kind.split(problem.id().substring(kind.name().length() + 1)));
  }

  /// A problem by its id without the set's name.
  @Override
  public Problem ask(String question) {
    var id = kind.name() + ":" + question;
    for (var item : items) {
      if (item.problem().id().equals(id)) {
        return item.problem();
      }
    }
    throw unknown(question);
  }

  private CodeProblem tested(Problem problem) {
    var tested = problems.get(problem.id());
    if (tested == null) {
      throw foreign(problem);
    }
    return tested;
  }

  @Override
  public String marker() {
    return "```python\n";
  }

  @Override
  public AnswerLine reply(Problem problem, String completion) {
    if (!problems.containsKey(problem.id())) {
      return new AnswerLine.Stated(completion);
    }
    var program = tested(problem).programOf(completion);
    return program.isBlank()
        ? new AnswerLine.Missing("no code in the answer")
        : new AnswerLine.Stated(program);
  }

  @Override
  public String normal(Problem problem, String answer) {
    return answer
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n"))
        .replaceFirst("^\n+", "")
        .stripTrailing();
  }

  @Override
  public Verdict judge(Problem problem, String answer) {
    if (!problems.containsKey(problem.id())) {
      return Verdict.undecided("%s is not in this %s file".formatted(problem.id(), name()));
    }
    try {
      return judge.judge(tested(problem), answer).toVerdict();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Verdict.undecided("stopped");
    }
  }

  @Override
  public Optional<String> solve(Problem problem) {
    return Optional.ofNullable(tested(problem).reference());
  }

  /// The reference solution as a block of code.
  @Override
  public String write(Problem problem) {
    var solution = solve(problem).orElseThrow(() -> unsolved(problem));
    return marker() + solution.replace("\r\n", "\n").stripTrailing() + "\n```\n";
  }
}
