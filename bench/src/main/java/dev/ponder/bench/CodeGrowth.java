package dev.ponder.bench;

import dev.ponder.verify.code.UnitTests;
import dev.ponder.verify.sandbox.Limits;
import dev.ponder.verify.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What many runs leave behind: everything of the kernel's that a run takes is counted before and
/// after, while the sandbox is open, and once more when it is closed.
public final class CodeGrowth {
  private static final int WARM_UP = 50;
  private static final long SETTLE_MILLIS = 1000;

  private CodeGrowth() {}

  /// One thing that could grow.
  ///
  /// @param before the runs, after a warm-up
  /// @param after the runs
  /// @param closed when the sandbox is closed
  public record Line(String what, long before, long after, long closed) {}

  /// Judges a small program so often, one run after the other.
  public static List<Line> run(int runs) throws IOException, InterruptedException {
    Map<String, Long> before;
    Map<String, Long> after;
    try (Sandbox sandbox = Sandbox.open(2)) {
      UnitTests tests = UnitTests.in(sandbox, Limits.DEFAULT);
      judge(tests, WARM_UP);
      before = counters();
      judge(tests, runs);
      after = counters();
    }
    Map<String, Long> closed = counters();
    return before.entrySet().stream()
        .map(
            each ->
                new Line(
                    each.getKey(),
                    each.getValue(),
                    after.getOrDefault(each.getKey(), -1L),
                    closed.getOrDefault(each.getKey(), -1L)))
        .toList();
  }

  private static void judge(UnitTests tests, int runs) throws InterruptedException {
    for (int i = 0; i < runs; i++) {
      CodeBench.judged(tests);
    }
  }

  private static Map<String, Long> counters() throws IOException, InterruptedException {
    // The boxes that wait are started by then, and what is dying is dead.
    Thread.sleep(SETTLE_MILLIS);
    System.gc();
    String own = "ponder-box-" + ProcessHandle.current().pid() + "-";
    Runtime memory = Runtime.getRuntime();
    var counters = new LinkedHashMap<String, Long>();
    counters.put("processes", ProcessHandle.current().descendants().count());
    counters.put("zombies", zombies());
    counters.put("threads", entries("/proc/self/task"));
    counters.put("open files", entries("/proc/self/fd"));
    counters.put("mounts", (long) Files.readAllLines(Path.of("/proc/self/mountinfo")).size());
    counters.put("control groups", named(Path.of("/sys/fs/cgroup"), own));
    counters.put("temporary files", named(Path.of(System.getProperty("java.io.tmpdir")), own));
    counters.put("heap in use, kB", (memory.totalMemory() - memory.freeMemory()) >> 10);
    counters.put("resident, kB", resident());
    return counters;
  }

  private static long entries(String folder) throws IOException {
    try (Stream<Path> entries = Files.list(Path.of(folder))) {
      return entries.count();
    }
  }

  /// Everything below folders of this name, and the folders.
  static long named(Path root, String prefix) {
    return paths(root, 6).stream()
        .filter(Files::isDirectory)
        .filter(each -> String.valueOf(each.getFileName()).startsWith(prefix))
        .mapToLong(CodeGrowth::below)
        .sum();
  }

  /// What there is and may be read; what vanishes or is another's is left out, and nothing else.
  private static List<Path> paths(Path root, int deep) {
    var found = new ArrayList<Path>();
    var visitor =
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes kind) {
            found.add(folder);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes kind) {
            found.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(root, Set.of(), deep, visitor);
    } catch (IOException e) {
      throw new UncheckedIOException("the visitor lets no failure through", e);
    }
    return found;
  }

  private static long below(Path folder) {
    boolean groups = folder.startsWith("/sys");
    return paths(folder, Integer.MAX_VALUE).stream()
        .filter(each -> Files.isDirectory(each) || !groups && Files.isRegularFile(each))
        .count();
  }

  private static long zombies() throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes.filter(each -> stat(each).contains(") Z ")).count();
    }
  }

  private static String stat(Path process) {
    try {
      return Files.readString(process.resolve("stat"));
    } catch (IOException e) {
      return "";
    }
  }

  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(each -> each.startsWith("VmRSS:"))
        .mapToLong(each -> Long.parseLong(each.replaceAll("\\D", "")))
        .sum();
  }

  /// The lines as a table.
  public static String table(List<Line> lines) {
    var out = new StringBuilder();
    out.append(
        String.format(Locale.ROOT, "%-20s %10s %10s %10s%n", "", "before", "after", "closed"));
    for (Line each : lines) {
      out.append(
          String.format(
              Locale.ROOT,
              "%-20s %,10d %,10d %,10d%n",
              each.what(),
              each.before(),
              each.after(),
              each.closed()));
    }
    return out.toString();
  }
}
