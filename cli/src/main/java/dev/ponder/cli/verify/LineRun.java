package dev.ponder.cli.verify;

import dev.ponder.core.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Judges the lines of a file, several at once, and writes their verdicts in the lines' order.
///
/// The input is read twice: first every line is checked, so that a mistake in it ends the run
/// before it begins; then they are judged. Killed at any moment, the same run goes on where it was,
/// and its file ends up as that of an unbroken one, but for the field `millis`.
///
/// @param job what to do with a line
/// @param input the lines
/// @param out the verdicts
/// @param jobs lines judged at once
/// @param force true to start over, whatever is in `out`
/// @param category the input's field by which the summary counts; null for the field `category`
/// @param expected the input's field that holds a label; null for none
public record LineRun(
    LineJob job,
    LineFile input,
    Path out,
    int jobs,
    boolean force,
    @Nullable String category,
    @Nullable String expected) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> OWN = Set.of("line", "id", "verdict", "reason", "millis");
  private static final long STATUS_MILLIS = 200;

  public LineRun {
    if (jobs < 1) {
      throw new IllegalArgumentException("--jobs: " + jobs + " must be at least 1");
    }
  }

  /// What came of it.
  ///
  /// @param finished false when it was stopped before the last line
  /// @param found verdicts that an earlier, broken run had left
  /// @param summary of all verdicts so far
  public record Outcome(boolean finished, int found, Summary summary) {}

  /// A line that is being judged.
  private record Judged(Line line, Future<@Nullable ObjectNode> record) {}

  /// Runs to the end, or until told to stop.
  ///
  /// @param stop asked often; true lets the lines that are being judged end, and starts no more
  /// @param status told how it gets on
  public Outcome run(BooleanSupplier stop, Consumer<String> status) throws IOException {
    if (Files.exists(out) && Files.isSameFile(out, input.path())) {
      throw new IllegalArgumentException("--out: " + out + " is the input itself");
    }
    try (VerdictFile verdicts = VerdictFile.open(out)) {
      int lines = check(status);
      verdicts.begin(settings(), force);
      if (verdicts.stored().size() > lines) {
        throw new IllegalArgumentException(
            "--out: %s has %,d verdicts for %,d lines; name another file, or --force"
                .formatted(out, verdicts.stored().size(), lines));
      }
      Summary summary = new Summary(expected);
      boolean finished = judge(lines, verdicts, summary, stop, status);
      verdicts.flush();
      return new Outcome(finished, verdicts.stored().size(), summary);
    }
  }

  private int check(Consumer<String> status) throws IOException {
    int lines = 0;
    long told = System.nanoTime();
    try (var reader = input.read()) {
      for (Line line = reader.next(); line != null; line = reader.next()) {
        lines++;
        job.check().accept(line);
        if (expected != null) {
          line.label(expected);
        }
        if (category != null) {
          line.text(category);
        }
        if (System.nanoTime() - told > STATUS_MILLIS * 1_000_000) {
          told = System.nanoTime();
          status.accept("verify %s: checked %,d lines".formatted(job.command(), lines));
        }
      }
    }
    if (lines == 0) {
      throw new IllegalArgumentException("input: " + input.name() + " has no lines");
    }
    return lines;
  }

  private LinkedHashMap<String, Object> settings() throws IOException {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("command", "verify " + job.command());
    settings.putAll(job.settings());
    settings.put("input (SHA-256)", LineFile.sha256(input.path()));
    return settings;
  }

  private boolean judge(
      int lines,
      VerdictFile verdicts,
      Summary summary,
      BooleanSupplier stop,
      Consumer<String> status)
      throws IOException {
    // Enough that a slow line keeps no thread idle, few enough to stop soon.
    int most = 8 * jobs;
    var open = new ArrayDeque<Judged>();
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    try (var reader = input.read()) {
      for (ObjectNode each : verdicts.stored()) {
        Line line = reader.next();
        if (line == null || each.path("line").asInt() != line.number()) {
          throw new IllegalArgumentException(
              "--out: %s has a verdict on line %d where one on line %d is due; --force starts over"
                  .formatted(
                      out, each.path("line").asInt(), line == null ? lines + 1 : line.number()));
        }
        summary.add(line, each, category(line, each));
      }
      boolean more = true;
      long told = System.nanoTime();
      while (more || !open.isEmpty()) {
        while (more && open.size() < most) {
          Line line = stop.getAsBoolean() ? null : reader.next();
          more = line != null;
          if (line != null) {
            open.add(
                new Judged(line, threads.submit(() -> stop.getAsBoolean() ? null : record(line))));
          }
        }
        Judged first = open.poll();
        if (first != null) {
          ObjectNode record = await(first, () -> status(lines, summary, status));
          if (record == null) {
            break;
          }
          verdicts.append(record);
          summary.add(first.line(), record, category(first.line(), record));
          if (System.nanoTime() - told > STATUS_MILLIS * 1_000_000) {
            told = System.nanoTime();
            status(lines, summary, status);
          }
        }
      }
      return summary.lines() == lines;
    } finally {
      threads.shutdownNow();
    }
  }

  /// The record of a line; nothing when it was never begun because of a stop.
  private static @Nullable ObjectNode await(Judged first, Runnable status) {
    while (true) {
      try {
        return first.record().get(STATUS_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        status.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case RuntimeException failure -> throw failure;
          case Error failure -> throw failure;
          case null, default -> throw new IllegalStateException(e.getCause());
        }
      }
    }
  }

  private void status(int lines, Summary summary, Consumer<String> status) {
    status.accept(
        "verify %s: %,d of %,d lines, %,d undecided"
            .formatted(job.command(), summary.lines(), lines, summary.undecided()));
  }

  private Optional<String> category(Line line, ObjectNode record) {
    if (category != null) {
      return Optional.of(line.text(category));
    }
    return line.find("category")
        .or(() -> Optional.ofNullable(record.get(job.category())))
        .filter(each -> each.isValueNode() && !each.isNull())
        .map(each -> each.asString());
  }

  private ObjectNode record(Line line) {
    long start = System.nanoTime();
    Ruling ruling = rule(line);
    double millis = (System.nanoTime() - start) / 1000 / 1000.0;
    ObjectNode record = JSON.createObjectNode();
    record.put("line", line.number());
    line.id().ifPresent(id -> record.set("id", id));
    record.put("verdict", ruling.verdict().word());
    ruling
        .fields()
        .forEach(
            (name, value) -> {
              if (OWN.contains(name)) {
                throw new IllegalStateException("field '" + name + "' is the run's own");
              }
              record.set(name, JSON.valueToTree(value));
            });
    record.put("reason", ruling.reason());
    record.put("millis", millis);
    return record;
  }

  /// The judge's ruling; one that fails leaves the line undecided.
  private Ruling rule(Line line) {
    try {
      return job.judge().rule(line);
    } catch (LineException | CancellationException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (Exception | StackOverflowError e) {
      return Ruling.of(Verdict.undecided("the verifier failed: " + e));
    }
  }
}
