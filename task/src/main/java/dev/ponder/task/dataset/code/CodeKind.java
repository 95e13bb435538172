package dev.ponder.task.dataset.code;

import dev.ponder.task.Split;
import dev.ponder.task.dataset.Choice;
import dev.ponder.task.dataset.DataSetKind;
import dev.ponder.task.dataset.Row;
import dev.ponder.verify.code.CodeFormat;
import dev.ponder.verify.code.CodeProblem;
import java.util.List;

/// How a published set of programming lays out its rows.
public abstract class CodeKind implements DataSetKind {
  CodeKind() {}

  /// What it asks, e.g. `a Python function`.
  abstract String asks();

  /// Who reads the tests.
  abstract CodeFormat format();

  /// Checks what the tests' reader leaves open, and words the question.
  ///
  /// @throws IllegalArgumentException when the row is not as published, naming file, line and field
  abstract String question(Row row, CodeProblem problem);

  /// The split that its publishers put a problem in.
  Split split(String id) {
    return Split.TEST;
  }

  @Override
  public CodeSet read(Choice choice) {
    return read(choice, MachineBox.shared());
  }

  /// As [#read(Choice)], with a judge of one's own.
  public CodeSet read(Choice choice, ProgramJudge judge) {
    return CodeSet.read(this, choice, judge);
  }

  /// All of them.
  public static List<CodeKind> all() {
    return List.of(new HumanEval(), new Mbpp());
  }
}
