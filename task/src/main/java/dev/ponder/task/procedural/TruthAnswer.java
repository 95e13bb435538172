package dev.ponder.task.procedural;

/// A recipe whose answer is True or False (yes and no are the same).
public interface TruthAnswer<P> extends Recipe<P> {
  @Override
  default String form() {
    return "True or False";
  }

  @Override
  default String normal(P problem, String answer) {
    return Read.truth(answer);
  }
}
