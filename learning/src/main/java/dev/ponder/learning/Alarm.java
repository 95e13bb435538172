package dev.ponder.learning;

/// A finding about a run, in plain words.
///
/// @param kind stable name, e.g. `truncation`
/// @param message what was seen, with the number, and what to do
/// @param stop true when going on would be worse than stopping
public record Alarm(String kind, String message, boolean stop) {}
