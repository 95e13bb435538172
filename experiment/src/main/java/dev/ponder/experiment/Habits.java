package dev.ponder.experiment;

/// The habits before and after reinforcement learning, which rewards none of them by name.
public record Habits(HabitTable before, HabitTable after) {
  public Habits {
    Check.present(before, "before");
    Check.present(after, "after");
  }
}
