package dev.ponder.task;

/// How often a trace shows each habit of reasoning. Counted by a parser; nothing is rewarded by
/// these numbers.
///
/// @param tries candidate solutions worked out
/// @param verifications results compared with the target
/// @param backtracks returns to an earlier state after a failed try
/// @param subGoals goals derived from the target and worked towards
/// @param corrections "wait": a step taken back and done again
/// @param slips computations whose written result is false
/// @param falseClaims answers or checks that claim success where there is none
/// @param answeredAtOnce 1 when the answer comes without any thinking, else 0
public record Behaviours(
    int tries,
    int verifications,
    int backtracks,
    int subGoals,
    int corrections,
    int slips,
    int falseClaims,
    int answeredAtOnce) {}
