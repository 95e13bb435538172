package dev.ponder.cli.work;

import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.model.Tokenizer;
import dev.ponder.model.train.Document;
import dev.ponder.task.Split;
import dev.ponder.task.Task;
import java.util.List;
import java.util.function.LongFunction;

/// The mixed-quality corpus of a task, document by document: the same index is always the same
/// text, so training that stops and goes on reads on where it was.
///
/// Problems come from the training split in blocks of distinct ones; each is written by one of the
/// task's writers, and nothing says which.
public final class Corpus implements LongFunction<Document> {
  private static final int BLOCK = 1_000;

  private final Task task;
  private final int level;
  private final Tokenizer tokenizer;
  private final RandomKey problemsKey;
  private final RandomKey textsKey;
  private long block = -1;
  private List<Problem> problems = List.of();

  /// @param level of the task's difficulty
  /// @param key what the corpus is drawn from
  public Corpus(Task task, int level, Tokenizer tokenizer, RandomKey key) {
    this.task = task;
    this.level = level;
    this.tokenizer = tokenizer;
    this.problemsKey = key.child("problems");
    this.textsKey = key.child("texts");
  }

  @Override
  public Document apply(long index) {
    Problem problem = problem(index);
    String text = task.write(problem, textsKey.child(index));
    return Document.of(tokenizer.encode(problem.prompt()), tokenizer.encode(text), tokenizer.end());
  }

  private Problem problem(long index) {
    if (index / BLOCK != block) {
      block = index / BLOCK;
      problems = task.problems(Split.TRAIN, level, problemsKey.child(block), BLOCK);
    }
    return problems.get((int) (index % BLOCK));
  }
}
