package dev.ponder.model.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/// The gradient of a global batch, taken in micro-batches of like length by several workers.
///
/// The sequences are sorted by length and cut into micro-batches, so that little is padded; workers
/// take them in that order and add their gradients to the total in that order too. The result is
/// the gradient of the whole batch, to the bit the same for any number of workers.
final class Gradients implements AutoCloseable {
  private final Layout layout;
  private final Lanes lanes;
  private final Compute compute;
  private final NativeFloats parameters;
  private final ExecutorService threads;
  private final List<Worker> workers = new ArrayList<>();
  private final float[] total;

  /// Makes a worker's model.
  interface Lanes {
    Lane make(Layout layout, NativeFloats parameters);
  }

  Gradients(Layout layout, Compute compute) {
    this(
        layout,
        compute,
        compute.device().equals("cpu")
            ? (l, parameters) -> new FusedLane(l, parameters, compute.precision())
            : (l, parameters) -> new AutogradLane(l, parameters, compute.device()));
  }

  Gradients(Layout layout, Compute compute, Lanes lanes) {
    this.layout = layout;
    this.lanes = lanes;
    this.compute = compute;
    if (compute.device().equals("cuda") && !torch.cuda_is_available()) {
      throw new IllegalArgumentException("device: cuda is not available to this libtorch; use cpu");
    }
    this.parameters = new NativeFloats(layout.size());
    this.total = new float[layout.size()];
    this.threads =
        Executors.newFixedThreadPool(
            compute.workers(), Thread.ofPlatform().daemon().name("gradient-", 0).factory());
    for (int i = 0; i < compute.workers(); i++) {
      workers.add(new Worker());
    }
    Blas.threads(compute.threads());
  }

  /// Takes up new parameters.
  void load(float[] values) {
    parameters.write(values);
    for (Worker each : workers) {
      each.stale = true;
    }
  }

  /// Sum of the gradients that the last [#run] took; valid until the next, and free to overwrite.
  float[] total() {
    return total;
  }

  /// Scores all examples, in their order, and fills [#total] if a gradient is asked for.
  ///
  /// @throws IllegalArgumentException when an example is longer than the model's positions
  List<Score> run(List<Example> examples, boolean backward, boolean entropy) {
    for (Example each : examples) {
      if (each.length() > layout.config().maxPositions()) {
        throw new IllegalArgumentException(
            "tokens: a sequence of %d is longer than max_position_embeddings %d"
                .formatted(each.length(), layout.config().maxPositions()));
      }
    }
    if (backward) {
      Arrays.fill(total, 0);
    }
    var batch = new Batch(examples, cut(examples), backward, entropy);
    var done = new ArrayList<Future<@Nullable Void>>();
    for (Worker worker : workers) {
      done.add(threads.submit(worker.on(batch)));
    }
    RuntimeException failure = null;
    for (Future<@Nullable Void> each : done) {
      try {
        each.get();
      } catch (ExecutionException e) {
        failure = new IllegalStateException("gradient: " + e.getCause(), e.getCause());
      } catch (InterruptedException e) {
        batch.fail();
        Thread.currentThread().interrupt();
        failure = new CancellationException("gradient was interrupted");
      }
    }
    if (failure != null) {
      throw failure;
    }
    return Arrays.asList(batch.scores);
  }

  /// Indices of examples by micro-batch, longest first.
  private List<int[]> cut(List<Example> examples) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt(i -> -examples.get(i).length()));
    var cuts = new ArrayList<int[]>();
    for (int from = 0; from < order.size(); ) {
      int longest = examples.get(order.get(from)).length();
      int rows = Math.max(1, compute.microTokens() / longest);
      int to = Math.min(order.size(), from + rows);
      cuts.add(order.subList(from, to).stream().mapToInt(i -> i).toArray());
      from = to;
    }
    return cuts;
  }

  @Override
  public void close() {
    var done = new ArrayList<Future<?>>();
    for (Worker worker : workers) {
      done.add(threads.submit(worker::close));
    }
    for (Future<?> each : done) {
      try {
        each.get();
      } catch (ExecutionException | InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    threads.shutdown();
    parameters.close();
  }

  /// One call's work: who takes what next, and whose turn it is to add.
  private static final class Batch {
    final List<Example> examples;
    final List<int[]> cuts;
    final boolean backward;
    final boolean entropy;
    final Score[] scores;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turned = lock.newCondition();
    private int next;
    private int turn;
    private boolean failed;

    Batch(List<Example> examples, List<int[]> cuts, boolean backward, boolean entropy) {
      this.examples = examples;
      this.cuts = cuts;
      this.backward = backward;
      this.entropy = entropy;
      this.scores = new Score[examples.size()];
    }

    /// The next micro-batch, or -1.
    int take() {
      lock.lock();
      try {
        return failed || next == cuts.size() ? -1 : next++;
      } finally {
        lock.unlock();
      }
    }

    /// Runs `action` when all micro-batches before `index` have run theirs.
    void inTurn(int index, Runnable action) {
      lock.lock();
      try {
        while (turn != index && !failed) {
          turned.awaitUninterruptibly();
        }
      } finally {
        lock.unlock();
      }
      action.run();
      lock.lock();
      try {
        turn++;
        turned.signalAll();
      } finally {
        lock.unlock();
      }
    }

    void fail() {
      lock.lock();
      try {
        failed = true;
        turned.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private final class Worker {
    private final float[] scratch = new float[layout.size()];
    private @Nullable Lane lane;
    volatile boolean stale = true;

    Callable<@Nullable Void> on(Batch batch) {
      return () -> {
        try {
          Lane mine = lane();
          for (int index = batch.take(); index >= 0; index = batch.take()) {
            run(mine, batch, index);
          }
        } catch (Throwable t) {
          batch.fail();
          throw t;
        }
        return null;
      };
    }

    private Lane lane() {
      torch.set_num_threads(compute.threads());
      Lane mine = lane;
      if (mine == null) {
        mine = lanes.make(layout, parameters);
        lane = mine;
      }
      if (stale) {
        mine.refresh();
        stale = false;
      }
      return mine;
    }

    private void run(Lane mine, Batch batch, int index) {
      int[] cut = batch.cuts.get(index);
      var examples = new ArrayList<Example>(cut.length);
      for (int i : cut) {
        examples.add(batch.examples.get(i));
      }
      List<Score> scores = mine.run(examples, batch.backward, batch.entropy);
      for (int i = 0; i < cut.length; i++) {
        batch.scores[cut[i]] = scores.get(i);
      }
      if (batch.backward) {
        mine.gradient().read(scratch);
        mine.gradient().zero();
        batch.inTurn(index, this::add);
      }
    }

    private void add() {
      for (int i = 0; i < scratch.length; i++) {
        total[i] += scratch[i];
      }
    }

    void close() {
      if (lane != null) {
        lane.close();
      }
    }
  }
}
