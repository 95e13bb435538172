package dev.ponder.core;

import java.util.Objects;

/// A prompt and the id by which a task knows it.
///
/// @param id stable and unique within a task, e.g. `countdown:3,5,7=22`; the task can recover the
///   whole problem from it
/// @param prompt the text a policy continues
public record Problem(String id, String prompt) {
  public Problem {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(prompt, "prompt");
  }
}
