package dev.ponder.cli.verify;

import java.util.SequencedMap;
import java.util.function.Consumer;

/// What a subcommand of `ponder verify` does with each line of its input.
///
/// ```java
/// var settings = new LinkedHashMap<String, Object>();
/// settings.put("--answer", answer);
/// var job =
///     new LineJob(
///         "math",
///         settings,
///         line -> line.text(answer),
///         "certainty",
///         line -> Ruling.of(check(line.text(answer))).with("certainty", "exact"));
/// return lines.run(job);
/// ```
///
/// @param command the subcommand's name
/// @param settings all that the verdicts depend on besides the input's lines, e.g. options, and the
///   SHA-256 of another file ([LineFile#sha256]); lines made with others are never mixed with these
/// @param check looks at a line before any is judged, so that a mistake in the last line is told at
///   once; throws a [LineException]
/// @param category field of the ruling by which the summary counts when the input has no category
/// @param judge decides
public record LineJob(
    String command,
    SequencedMap<String, Object> settings,
    Consumer<Line> check,
    String category,
    Judge judge) {}
