package dev.ponder.task.procedural;

/// A recipe whose answer is one whole number.
public interface WholeAnswer<P> extends Recipe<P> {
  @Override
  default String form() {
    return "the number";
  }

  @Override
  default String normal(P problem, String answer) {
    return Read.whole(answer).toString();
  }
}
