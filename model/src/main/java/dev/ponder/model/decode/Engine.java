package dev.ponder.model.decode;

import dev.ponder.core.Ending;
import dev.ponder.core.Sampling;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Tokenizer;
import dev.ponder.model.Weights;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Gathers the calls of many threads into batches and samples from one model.
///
/// Continuous batching: at each step finished sequences leave and waiting ones join. Each worker
/// decodes its own batch; a worker without work takes half of another's, or helps with one
/// sequence. The samples of one call share the prefix's computation, calls share it through a
/// cache. What is sampled depends on weights, prefix and random key only.
public final class Engine implements AutoCloseable {
  private final Tokenizer tokenizer;
  private final EngineSettings settings;
  private final ModelConfig config;
  private final Kernels kernels;
  private final KvPool pool;
  private final PrefixCache prefixes;
  private final Supplier<BatchWidth> widths;
  private final List<Thread> threads = new ArrayList<>();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition quiet = lock.newCondition();
  private final ArrayDeque<Request> pending = new ArrayDeque<>();
  private final ArrayDeque<Sequence> ready = new ArrayDeque<>();
  private final Counters counters = new Counters();
  private final Crews crews;
  private PackedWeights weights;
  private int active;
  private int unfinished;
  private int started;
  private int loading;
  private boolean closed;

  /// Starts the workers.
  ///
  /// @throws IllegalArgumentException when the tokenizer has more tokens than the model
  public Engine(Weights weights, Tokenizer tokenizer, EngineSettings settings) {
    this(weights, tokenizer, settings, Kernels.best(), () -> new BatchWidth(settings.maxBatch()));
  }

  Engine(
      Weights weights,
      Tokenizer tokenizer,
      EngineSettings settings,
      Kernels kernels,
      Supplier<BatchWidth> widths) {
    this.widths = widths;
    this.config = weights.config();
    if (tokenizer.vocabSize() != config.vocabSize()) {
      throw new IllegalArgumentException(
          "vocab_size: the model has %d tokens, its tokenizer %d; they must be the same"
              .formatted(config.vocabSize(), tokenizer.vocabSize()));
    }
    this.tokenizer = tokenizer;
    this.settings = settings;
    this.kernels = kernels;
    this.crews = new Crews(lock, settings.workers());
    this.weights = new PackedWeights(weights, kernels);
    int longest = Kernels.roundUp(config.maxPositions(), Kernels.BLOCK) / Kernels.BLOCK;
    this.pool = new KvPool(config, longest * settings.workers() * settings.maxBatch());
    this.prefixes = new PrefixCache(settings.prefixCacheBytes(), pool.blockBytes());
    for (int i = 0; i < settings.workers(); i++) {
      threads.add(Thread.ofPlatform().daemon().name("decoder-" + i).start(this::worker));
    }
  }

  public Tokenizer tokenizer() {
    return tokenizer;
  }

  public ModelConfig config() {
    return config;
  }

  /// Samples continuations of a prefix; blocks until all are done. A prefix that fills all of the
  /// model's positions gives empty `TRUNCATED` ones.
  ///
  /// @param prefix token ids, at least one
  /// @throws CancellationException when the thread was interrupted; its samples leave the batch
  ///   within a step, its interrupt flag is set again
  /// @throws IllegalStateException when the engine is closed or the model's numbers are bad
  public Generation generate(int[] prefix, int count, Sampling sampling) {
    Generation result = attempt(prefix, count, sampling);
    if (result.continuations().stream().anyMatch(c -> c.ending() == Ending.CANCELLED)) {
      throw new CancellationException("sampling was interrupted");
    }
    return result;
  }

  /// Like [#generate], but an interrupted call returns what was computed, with `CANCELLED`
  /// continuations, so that it can be accounted for. The interrupt flag is set then.
  Generation attempt(int[] prefix, int count, Sampling sampling) {
    Request.check(prefix, count, config.vocabSize());
    int limit = Math.min(sampling.maxTokens(), config.maxPositions() - prefix.length);
    if (limit <= 0 || count == 0) {
      var empty = new Continuation(new int[0], new float[0], "", Ending.TRUNCATED);
      return new Generation(Collections.nCopies(count, empty), 0, 0);
    }
    lock.lock();
    try {
      var request = new Request(prefix.clone(), count, sampling, limit, lock.newCondition());
      try {
        while (!closed && unfinished > 0 && unfinished + count > settings.queueCapacity()) {
          room.await();
        }
        open();
        counters.begin(unfinished);
        unfinished += count;
        request.admitted = true;
        pending.add(request);
        crews.call();
        while (request.remaining > 0) {
          request.done.await();
        }
      } catch (InterruptedException e) {
        cancel(request);
        Thread.currentThread().interrupt();
      }
      if (closed && request.cancelled && !Thread.currentThread().isInterrupted()) {
        open();
      }
      if (request.failure != null) {
        throw new IllegalStateException(
            "sampling failed: " + request.failure.getMessage(), request.failure);
      }
      var continuations = new ArrayList<Continuation>();
      for (var each : request.results) {
        continuations.add(
            each != null ? each : new Continuation(new int[0], new float[0], "", Ending.CANCELLED));
      }
      return new Generation(continuations, request.computed, request.cached);
    } finally {
      lock.unlock();
    }
  }

  /// Swaps the weights: calls made before finish with the old ones, later calls wait for the new
  /// ones. Drops the prefix cache.
  ///
  /// @throws IllegalArgumentException when the new weights have another shape
  public void load(Weights next) {
    if (!next.config().equals(config)) {
      throw new IllegalArgumentException(
          "weights: their config %s is not the engine's %s; make a new engine for another model"
              .formatted(next.config(), config));
    }
    var packed = new PackedWeights(next, kernels);
    lock.lock();
    try {
      loading++;
      while (started > 0) {
        quiet.awaitUninterruptibly();
      }
      open();
      weights = packed;
      prefixes.clear();
    } finally {
      loading--;
      crews.callAll();
      lock.unlock();
    }
  }

  public EngineMetrics metrics() {
    lock.lock();
    try {
      return counters.metrics();
    } finally {
      lock.unlock();
    }
  }

  /// Cancels what is under way and stops the workers.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      for (Request each : pending) {
        each.cancelled = true;
        each.remaining = 0;
        each.done.signalAll();
      }
      pending.clear();
      crews.callAll();
      room.signalAll();
    } finally {
      lock.unlock();
    }
    boolean interrupted = false;
    for (Thread each : threads) {
      while (true) {
        try {
          each.join();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    prefixes.clear();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void open() {
    if (closed) {
      throw new IllegalStateException("the engine is closed");
    }
  }

  /// Takes the request out of the queues and waits until no worker holds a part of it: one step.
  private void cancel(Request request) {
    request.cancelled = true;
    if (!request.admitted) {
      return;
    }
    if (pending.remove(request)) {
      unfinished -= request.remaining;
      request.remaining = 0;
      counters.end(unfinished);
      room.signalAll();
    }
    ready.removeIf(
        sequence -> {
          if (sequence.request == request) {
            finish(sequence);
            return true;
          }
          return false;
        });
    while (request.remaining > 0) {
      request.done.awaitUninterruptibly();
    }
  }

  /// Ends a sequence, finished or not; under the lock.
  private void finish(Sequence sequence) {
    Request request = sequence.request;
    sequence.deliver();
    boolean keep = sequence.ending() == Ending.OPEN || sequence.ending() == Ending.TRUNCATED;
    if (keep) {
      prefixes.put(sequence.tokens(), sequence.cache);
    } else {
      sequence.cache.close();
    }
    leave(request, 1);
  }

  private void leave(Request request, int samples) {
    unfinished -= samples;
    request.remaining -= samples;
    counters.end(unfinished);
    room.signalAll();
    if (request.remaining == 0) {
      started--;
      request.done.signalAll();
      if (started == 0) {
        quiet.signalAll();
      }
    }
  }

  private void worker() {
    var batch =
        new Batch(
            new Decoder(weights, kernels, settings.maxRows(), new Crew()),
            new Sampler(kernels, config.vocabSize()),
            widths.get());
    while (true) {
      List<Request> prompts;
      lock.lock();
      try {
        prompts = next(batch);
        if (prompts.isEmpty() && batch.sequences.isEmpty()) {
          return;
        }
        batch.decoder.use(weights);
      } finally {
        lock.unlock();
      }
      if (prompts.isEmpty()) {
        step(batch);
      } else {
        prefill(batch, prompts);
      }
    }
  }

  /// Lets finished sequences leave and waiting ones join; waits for work.
  ///
  /// @return prompts to compute first; none and no sequence in the batch when the engine closes
  private List<Request> next(Batch batch) {
    crews.close(batch.decoder.crew());
    active -= batch.sequences.size();
    batch.sequences.removeIf(
        sequence -> {
          boolean over = sequence.ending() != Ending.CANCELLED;
          if (over || sequence.request.cancelled || closed) {
            finish(sequence);
            return true;
          }
          return false;
        });
    while (batch.sequences.isEmpty() && ready.isEmpty() && (pending.isEmpty() || loading > 0)) {
      if (closed) {
        return List.of();
      }
      kernels.rest();
      crews.await();
    }
    if (closed) {
      ready.forEach(this::finish);
      ready.clear();
      return List.of();
    }
    share(batch);
    int waiting = ready.size() + active + batch.sequences.size();
    int part = (waiting + settings.workers() - 1) / settings.workers();
    int width = batch.width.now();
    batch.park(width, ready);
    int most = Math.min(width, Math.max(1, part));
    while (batch.sequences.size() < most && !ready.isEmpty()) {
      batch.sequences.add(ready.remove());
    }
    List<Request> prompts = List.of();
    if (ready.isEmpty() && batch.sequences.size() < settings.maxBatch() && loading == 0) {
      prompts = prompts();
    }
    active += batch.sequences.size();
    if (crews.idle() > 0) {
      if (!ready.isEmpty() || (!pending.isEmpty() && loading == 0)) {
        crews.call();
      } else if (batch.splits(prompts)) {
        crews.open(batch.decoder.crew());
      }
    }
    return prompts;
  }

  /// Gives half of the batch to a worker that has nothing to do.
  private void share(Batch batch) {
    if (crews.idle() > 0 && ready.isEmpty() && pending.isEmpty() && batch.sequences.size() > 1) {
      for (int n = batch.sequences.size() / 2; n > 0; n--) {
        ready.add(batch.sequences.removeLast());
      }
      crews.call();
    }
  }

  /// This worker's part of the waiting prompts, as many as fit one pass.
  private List<Request> prompts() {
    var prompts = new ArrayList<Request>();
    int most = (pending.size() + settings.workers() - 1) / settings.workers();
    int rows = 0;
    while (!pending.isEmpty() && prompts.size() < most) {
      rows += pending.element().prefix.length;
      if (rows > settings.maxRows() && !prompts.isEmpty()) {
        break;
      }
      prompts.add(pending.remove());
      started++;
    }
    return prompts;
  }

  private void step(Batch batch) {
    Decoder decoder = batch.decoder;
    try {
      var feeds = new ArrayList<Decoder.Feed>(batch.sequences.size());
      for (Sequence each : batch.sequences) {
        feeds.add(each.feed());
      }
      long began = System.nanoTime();
      float[] logits = decoder.forward(feeds);
      batch.width.took(feeds.size(), System.nanoTime() - began);
      for (int i = 0; i < feeds.size(); i++) {
        batch.sequences.get(i).step(logits, i * decoder.logitStride(), batch.sampler);
      }
      counters.step(feeds.size());
    } catch (RuntimeException | Error e) {
      lock.lock();
      try {
        for (Sequence each : batch.sequences) {
          each.request.fail(e);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /// Computes prompts, in pieces if they are long, and makes their first tokens.
  private void prefill(Batch batch, List<Request> prompts) {
    var caches = new ArrayList<KvCache>();
    var made = new ArrayList<Sequence>();
    try {
      for (Request each : prompts) {
        KvCache known = prefixes.longest(each.prefix, each.prefix.length - 1);
        caches.add(known == null ? new KvCache(pool) : known);
        each.cached = caches.getLast().length();
      }
      int from = 0;
      while (from < prompts.size()) {
        if (prompts.get(from).cancelled) {
          from++;
        } else {
          from = piece(batch, prompts, caches, from, made);
        }
      }
      for (int i = 0; i < prompts.size(); i++) {
        Request each = prompts.get(i);
        each.computed = caches.get(i).length() - each.cached;
        counters.prompt(each.computed, each.cached);
        prefixes.put(each.prefix, caches.get(i));
      }
      counters.sampled(made.size());
      enter(prompts, made);
    } catch (RuntimeException | Error e) {
      abandon(prompts, e);
    }
  }

  /// Computes one pass of prompts from the `from`-th on; those that get whole get their samples.
  ///
  /// @return the first prompt that is not whole yet
  private int piece(
      Batch batch, List<Request> prompts, List<KvCache> caches, int from, List<Sequence> made) {
    var feeds = new ArrayList<Decoder.Feed>();
    int rows = 0;
    for (int i = from; i < prompts.size() && rows < settings.maxRows(); i++) {
      int[] prefix = prompts.get(i).prefix;
      int begin = caches.get(i).length();
      int end = Math.min(prefix.length, begin + settings.maxRows() - rows);
      feeds.add(new Decoder.Feed(caches.get(i), prefix, begin, end));
      rows += end - begin;
    }
    float[] logits = batch.decoder.forward(feeds);
    for (int i = 0; i < feeds.size(); i++) {
      Request request = prompts.get(from + i);
      KvCache cache = caches.get(from + i);
      if (cache.length() < request.prefix.length) {
        return from + i;
      }
      for (int s = 0; s < request.results.length; s++) {
        var sequence = new Sequence(request, s, tokenizer, cache.fork(cache.length()));
        made.add(sequence);
        sequence.step(logits, i * batch.decoder.logitStride(), batch.sampler);
      }
    }
    return from + feeds.size();
  }

  /// Lets new sequences wait for their turn; cancelled prompts may have none.
  private void enter(List<Request> prompts, List<Sequence> made) {
    lock.lock();
    try {
      for (Request each : prompts) {
        if (made.stream().noneMatch(sequence -> sequence.request == each)) {
          leave(each, each.remaining);
        }
      }
      for (Sequence each : made) {
        if (each.ending() != Ending.CANCELLED || each.request.cancelled) {
          finish(each);
        } else {
          ready.add(each);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void abandon(List<Request> prompts, Throwable failure) {
    lock.lock();
    try {
      for (Request each : prompts) {
        each.fail(failure);
        leave(each, each.remaining);
      }
    } finally {
      lock.unlock();
    }
  }
}
