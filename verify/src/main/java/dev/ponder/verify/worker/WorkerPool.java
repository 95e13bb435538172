package dev.ponder.verify.worker;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Child JVMs that do what a thread can't be trusted with.
///
/// Whoever asks blocks until a child is free and has answered; any number of threads may ask. A
/// child that misses the deadline, takes too much memory or dies is killed and replaced; what it
/// was asked is then a [Reply.Failure], never an answer. A crash is tried once more on another
/// child, and so is a lack of memory that earlier requests may be to blame for. Children start at
/// the first request and end with the pool, and with this JVM however it ends.
///
/// ```java
/// try (var pool = new WorkerPool(WorkerSettings.of(Checker.class))) {
///   Verdict verdict =
///       switch (pool.ask(text)) {
///         case Reply.Answer(var answer) -> Checker.read(answer);
///         case Reply.Failure failure -> failure.undecided();
///       };
/// }
/// ```
public final class WorkerPool implements AutoCloseable {
  private static final int TRIES = 2;

  private final WorkerSettings settings;
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition freed = lock.newCondition();
  private final ArrayDeque<Place> free = new ArrayDeque<>();
  private final Set<Worker> alive = new HashSet<>();
  private boolean opened;
  private boolean closed;
  private long ids;
  private long started;
  private long served;
  private long retried;

  /// Where a worker is, or is being started.
  private static final class Place {
    @Nullable FutureTask<Worker> worker;
  }

  /// What the pool has done.
  ///
  /// @param started children
  /// @param served requests that got an answer or a failure
  /// @param retried requests that were asked a second time
  public record Stats(long started, long served, long retried) {}

  /// No child can be started.
  private static final class StartException extends Exception {
    private static final long serialVersionUID = 1;

    StartException(String message) {
      super(message);
    }
  }

  public WorkerPool(WorkerSettings settings) {
    this.settings = settings;
    for (int i = 0; i < settings.workers(); i++) {
      free.add(new Place());
    }
  }

  /// Asks with the settings' deadline.
  ///
  /// @throws CancellationException when the calling thread is interrupted
  public Reply ask(String request) {
    return ask(request, settings.deadline());
  }

  /// Asks with a deadline of its own, which counts from when a child is free.
  ///
  /// @throws CancellationException when the calling thread is interrupted
  public Reply ask(String request, Duration deadline) {
    byte[] text = Frame.bytes(request);
    if (text == null) {
      return new Reply.Failure(Reply.Kind.SIZE, "the request is not well-formed text");
    }
    if (text.length > settings.requestBytes()) {
      return new Reply.Failure(
          Reply.Kind.SIZE,
          "the request has %,d bytes; at most %,d are allowed"
              .formatted(text.length, settings.requestBytes()));
    }
    try {
      Place place = take();
      if (place == null) {
        return shut();
      }
      try {
        return ask(place, text, deadline);
      } finally {
        give(place);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      var cancelled = new CancellationException("interrupted while a worker was asked");
      cancelled.initCause(e);
      throw cancelled;
    }
  }

  /// Starts the children now, so that the first request need not wait for that.
  public void start() {
    lock.lock();
    try {
      open();
    } finally {
      lock.unlock();
    }
  }

  public Stats stats() {
    lock.lock();
    try {
      return new Stats(started, served, retried);
    } finally {
      lock.unlock();
    }
  }

  /// Kills the children and waits until they are gone. Who waits for an answer gets a failure.
  @Override
  public void close() {
    Set<Worker> last;
    lock.lock();
    try {
      closed = true;
      freed.signalAll();
      last = Set.copyOf(alive);
      alive.clear();
    } finally {
      lock.unlock();
    }
    last.forEach(Worker::close);
    try {
      for (Worker each : last) {
        each.awaitEnd();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply ask(Place place, byte[] text, Duration deadline) throws InterruptedException {
    Reply reply = shut();
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      Worker worker;
      try {
        worker = worker(place);
      } catch (StartException e) {
        return closed()
            ? shut()
            : new Reply.Failure(Reply.Kind.START, String.valueOf(e.getMessage()));
      }
      boolean fresh = worker.served() == 0;
      try {
        reply = worker.ask(nextId(attempt > 1), text, deadline);
      } finally {
        if (!worker.fit()) {
          replace(place, worker);
        }
      }
      if (closed()) {
        return reply instanceof Reply.Answer ? reply : shut();
      }
      boolean again =
          reply instanceof Reply.Failure(var kind, var _)
              && (kind == Reply.Kind.CRASH || (kind == Reply.Kind.MEMORY && !fresh));
      if (!again) {
        return reply;
      }
    }
    return reply;
  }

  private static Reply shut() {
    return new Reply.Failure(Reply.Kind.CLOSED, "the workers are closed");
  }

  private boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private long nextId(boolean again) {
    lock.lock();
    try {
      if (again) {
        retried++;
      } else {
        served++;
      }
      return ++ids;
    } finally {
      lock.unlock();
    }
  }

  /// A free place; nothing once the pool is closed.
  private @Nullable Place take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      open();
      while (free.isEmpty() && !closed) {
        freed.await();
      }
      return closed ? null : free.poll();
    } finally {
      lock.unlock();
    }
  }

  private void give(Place place) {
    lock.lock();
    try {
      free.addFirst(place);
      freed.signal();
    } finally {
      lock.unlock();
    }
  }

  private void open() {
    if (!opened && !closed) {
      opened = true;
      free.forEach(place -> place.worker = begin());
    }
  }

  /// The worker of a place that the caller has taken; a start that failed is tried once more.
  private Worker worker(Place place) throws InterruptedException, StartException {
    for (int attempt = 1; true; attempt++) {
      FutureTask<Worker> task = place.worker;
      if (task == null) {
        task = begin();
        place.worker = task;
      }
      try {
        Worker worker = task.get();
        if (worker.there()) {
          return worker;
        }
        // It died while nobody used it.
        replace(place, worker);
        if (attempt >= TRIES) {
          throw new StartException("workers die as soon as they are started");
        }
      } catch (ExecutionException e) {
        place.worker = null;
        if (closed() || attempt >= TRIES) {
          Throwable cause = e.getCause();
          throw new StartException(
              cause instanceof StartException
                  ? String.valueOf(cause.getMessage())
                  : "the worker can't be started: " + cause);
        }
      }
    }
  }

  private void replace(Place place, Worker worker) {
    worker.close();
    lock.lock();
    try {
      alive.remove(worker);
      if (closed) {
        place.worker = null;
        return;
      }
    } finally {
      lock.unlock();
    }
    place.worker = begin();
  }

  private FutureTask<Worker> begin() {
    var task = new FutureTask<>(this::fork);
    Thread.ofVirtual().name("ponder-worker-start").start(task);
    return task;
  }

  private Worker fork() throws IOException, InterruptedException, StartException {
    Worker worker;
    lock.lock();
    try {
      if (closed) {
        throw new StartException("the workers are closed");
      }
      worker = Worker.fork(settings);
      alive.add(worker);
      started++;
    } finally {
      lock.unlock();
    }
    String failure = worker.awaitReady();
    if (failure != null) {
      lock.lock();
      try {
        alive.remove(worker);
      } finally {
        lock.unlock();
      }
      throw new StartException(failure);
    }
    return worker;
  }
}
