package dev.ponder.verify.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One child process. Used by one thread at a time, but may be closed by any.
///
/// A daemon thread talks with the child, so that whoever asks waits on a queue and can be
/// interrupted; killing the child frees that thread.
final class Worker implements AutoCloseable {
  /// How long a machine under load may take to start a JVM.
  private static final Duration START = Duration.ofSeconds(30);

  private static final long LOOK_NANOS = 20_000_000L;
  private static final int EXIT_OUT_OF_MEMORY = 3;

  /// What a JVM reserves beside its heap (code, classes, stacks, libraries), measured as 0.6 GB,
  /// and as much again for native code.
  private static final int RESERVED_MEGABYTES = 1200;

  /// The shell that becomes the JVM. Ctrl-C is for the parent, which ends its children itself; what
  /// the JVM or native code prints must not get between the frames.
  private static final String SHELL =
      """
      trap '' INT TERM HUP
      ulimit -c 0 2>/dev/null || :
      ulimit -v "$1" 2>/dev/null || :
      shift
      exec 3>&1 1>&2
      exec "$@"
      """;

  private final WorkerSettings settings;
  private final Process process;
  private final LinkedBlockingQueue<Frame> inbox = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<Event> outbox = new LinkedBlockingQueue<>();
  private volatile String errors = "";
  private final Thread talking;
  private final Thread listening;
  private long served;
  private volatile boolean usable = true;

  /// What the talking thread tells: a frame, or that there will be no more.
  private sealed interface Event {
    record Came(Frame frame) implements Event {}

    record Gone(@Nullable String why) implements Event {}
  }

  private Worker(WorkerSettings settings, Process process) {
    this.settings = settings;
    this.process = process;
    String name = "ponder-worker-" + process.pid();
    this.talking = Thread.ofPlatform().daemon().name(name).start(this::talk);
    this.listening = Thread.ofPlatform().daemon().name(name + "-errors").start(this::listen);
  }

  /// Forks a child; it is not ready yet.
  static Worker fork(WorkerSettings settings) throws IOException {
    var builder = new ProcessBuilder(command(settings));
    builder.directory(new File(System.getProperty("java.io.tmpdir", "/tmp")));
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("LC_ALL", "C.UTF-8");
    // Each arena reserves 64 MB of address space.
    environment.put("MALLOC_ARENA_MAX", "2");
    return new Worker(settings, builder.start());
  }

  private static List<String> command(WorkerSettings settings) {
    long addresses = settings.memoryMegabytes() + (long) RESERVED_MEGABYTES;
    var command = new ArrayList<String>();
    command.addAll(List.of("/bin/sh", "-c", SHELL, "ponder-worker", "" + (addresses << 10)));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xms16m",
            "-Xmx" + settings.heapMegabytes() + "m",
            "-Xss" + settings.stackKilobytes() + "k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:CompressedClassSpaceSize=64m",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-XX:-UsePerfData",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.awt.headless=true",
            "-Duser.timezone=UTC",
            "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir", "/tmp")));
    command.addAll(settings.jvmFlags());
    command.addAll(List.of("-cp", classPath(), WorkerMain.class.getName()));
    command.add(settings.handler().getName());
    command.add(Integer.toString(settings.requestBytes()));
    command.add(Integer.toString(settings.replyBytes()));
    return command;
  }

  /// This JVM's class path, made absolute because the child starts in another folder.
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(each -> Path.of(each).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// Waits until the child has made its handler.
  ///
  /// @return why it could not; nothing if it is ready
  @Nullable String awaitReady() throws InterruptedException {
    Event event = outbox.poll(START.toMillis(), TimeUnit.MILLISECONDS);
    if (event instanceof Event.Came(var frame) && frame.kind() == Frame.READY) {
      return null;
    }
    usable = false;
    if (event instanceof Event.Gone && process.waitFor(1, TimeUnit.SECONDS)) {
      // Its last words; destroying it would close their pipe.
      listening.join(Duration.ofSeconds(1));
    }
    process.destroyForcibly();
    process.waitFor(1, TimeUnit.SECONDS);
    return switch (event) {
      case null -> "the worker was not ready within " + words(START);
      case Event.Came(var frame) -> "the worker can't make its handler: " + frame.string();
      case Event.Gone(var why) ->
          "the worker can't be started: " + (errors.isEmpty() ? why : errors.strip());
    };
  }

  /// Hands over a request and waits for the reply, at most until the deadline.
  Reply ask(long id, byte[] text, Duration deadline) throws InterruptedException {
    long end = System.nanoTime() + deadline.toNanos();
    boolean answered = false;
    try {
      inbox.put(new Frame(id, Frame.TEXT, text));
      while (true) {
        long left = end - System.nanoTime();
        Event event = outbox.poll(Math.clamp(left, 0, LOOK_NANOS), TimeUnit.NANOSECONDS);
        if (event != null) {
          Reply reply = reply(id, event);
          answered = usable;
          return reply;
        }
        if (left <= 0) {
          return failure(Reply.Kind.TIME, "no reply within " + words(deadline));
        }
        if (residentMegabytes() > settings.memoryMegabytes()) {
          return failure(
              Reply.Kind.MEMORY, "more than %d MB used".formatted(settings.memoryMegabytes()));
        }
      }
    } finally {
      served++;
      if (!answered) {
        close();
      }
    }
  }

  private Reply reply(long id, Event event) throws InterruptedException {
    if (event instanceof Event.Came(var frame) && frame.id() == id) {
      usable = frame.kind() != Frame.ERROR;
      return switch (frame.kind()) {
        case Frame.TEXT -> new Reply.Answer(frame.string());
        case Frame.SIZE -> failure(Reply.Kind.SIZE, frame.string());
        default -> failure(Reply.Kind.EXCEPTION, frame.string());
      };
    }
    usable = false;
    if (!(event instanceof Event.Gone(var why))) {
      return failure(Reply.Kind.CRASH, "the worker replied to another request");
    }
    if (why != null) {
      return failure(Reply.Kind.CRASH, "the worker can't be understood: " + why);
    }
    if (!process.waitFor(1, TimeUnit.SECONDS)) {
      return failure(Reply.Kind.CRASH, "the worker closed its output");
    }
    return process.exitValue() == EXIT_OUT_OF_MEMORY
        ? failure(
            Reply.Kind.MEMORY, "more than %d MB of heap used".formatted(settings.heapMegabytes()))
        : failure(Reply.Kind.CRASH, "the worker ended with exit status " + process.exitValue());
  }

  private static Reply.Failure failure(Reply.Kind kind, String reason) {
    return new Reply.Failure(kind, reason);
  }

  /// Requests it was given.
  long served() {
    return served;
  }

  long pid() {
    return process.pid();
  }

  /// False when it is gone.
  boolean there() {
    return usable && process.isAlive();
  }

  /// False when it is gone, or has done or grown so much that another should take its place.
  boolean fit() {
    return there()
        && served < settings.requestsPerWorker()
        && residentMegabytes() < settings.memoryMegabytes() * 7L / 8;
  }

  /// Resident memory; 0 where the system doesn't tell.
  private long residentMegabytes() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10;
        }
      }
    } catch (IOException | NumberFormatException e) {
      // The process is gone, or this is no Linux; the heap's limit holds all the same.
    }
    return 0;
  }

  /// Kills the child.
  @Override
  public void close() {
    usable = false;
    process.destroyForcibly();
    talking.interrupt();
  }

  /// Waits until a killed child is gone.
  void awaitEnd() throws InterruptedException {
    process.waitFor(5, TimeUnit.SECONDS);
  }

  private void talk() {
    try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        var out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()))) {
      Frame reply = Frame.read(in, settings.replyBytes());
      while (reply != null) {
        outbox.put(new Event.Came(reply));
        inbox.take().write(out);
        reply = Frame.read(in, settings.replyBytes());
      }
      outbox.add(new Event.Gone(null));
    } catch (IOException e) {
      // A pipe that broke is the end of the child, which its exit status explains better.
      outbox.add(new Event.Gone(process.isAlive() ? String.valueOf(e.getMessage()) : null));
    } catch (InterruptedException e) {
      outbox.add(new Event.Gone("closed"));
    }
  }

  /// Keeps the end of what the child says on standard error, so that it never waits for a reader.
  private void listen() {
    var buffer = new byte[4096];
    try (InputStream in = process.getErrorStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        String all = errors + new String(buffer, 0, read, StandardCharsets.UTF_8);
        errors = all.substring(Math.max(0, all.length() - 1000));
      }
    } catch (IOException e) {
      // The child is gone.
    }
  }

  private static String words(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
