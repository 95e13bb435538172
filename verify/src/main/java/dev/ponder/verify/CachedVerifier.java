package dev.ponder.verify;

import dev.ponder.core.Cost;
import dev.ponder.core.Judgement;
import dev.ponder.core.Trace;
import dev.ponder.core.Verdict;
import dev.ponder.core.Verifier;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Asks a verifier once for each problem and text. Choose it where the same answers come again and
/// asking is dear: a box, a proof, a judge.
///
/// The key is the SHA-256 of the problem's id and prompt, the text and how it ended, so it is for
/// verifiers that look at nothing else. Who asks what is being judged waits for that judgement.
/// What is undecided is forgotten at once, because asking again may decide it, unless
/// `keepUndecided` says otherwise; a failure always is. A judgement from the cache costs nothing.
/// Safe for use by many threads.
public final class CachedVerifier implements Verifier {
  private final Verifier verifier;
  private final int capacity;
  private final boolean keepUndecided;
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<ByteBuffer, CompletableFuture<Judgement>> known =
      new LinkedHashMap<>(16, 0.75f, true);
  private long hits;
  private long misses;

  /// What the cache was good for.
  ///
  /// @param hits judgements that were there, or on their way
  /// @param misses judgements that were asked for
  /// @param size judgements that are there now
  public record Stats(long hits, long misses, int size) {}

  /// @param verifier who is asked
  /// @param capacity judgements that are kept, those used last
  /// @param keepUndecided true to keep undecided ones too
  public CachedVerifier(Verifier verifier, int capacity, boolean keepUndecided) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity: " + capacity + " must be at least 1");
    }
    this.verifier = verifier;
    this.capacity = capacity;
    this.keepUndecided = keepUndecided;
  }

  /// Keeps so many judgements, none that is undecided.
  public CachedVerifier(Verifier verifier, int capacity) {
    this(verifier, capacity, false);
  }

  public Stats stats() {
    lock.lock();
    try {
      return new Stats(hits, misses, known.size());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Verdict verify(Trace trace) {
    return judge(trace).verdict();
  }

  @Override
  public Judgement judge(Trace trace) {
    long start = System.nanoTime();
    ByteBuffer key = key(trace);
    while (true) {
      var mine = new CompletableFuture<Judgement>();
      @Nullable CompletableFuture<Judgement> theirs;
      lock.lock();
      try {
        theirs = known.putIfAbsent(key, mine);
        if (theirs == null) {
          misses++;
          evict();
        }
      } finally {
        lock.unlock();
      }
      if (theirs == null) {
        return ask(trace, key, mine);
      }
      try {
        Verdict verdict = theirs.get().verdict();
        lock.lock();
        try {
          hits++;
        } finally {
          lock.unlock();
        }
        return new Judgement(
            verdict, Cost.NONE, Duration.ofNanos(System.nanoTime() - start), false);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        var cancelled = new CancellationException("interrupted while a trace was judged");
        cancelled.initCause(e);
        throw cancelled;
      } catch (ExecutionException | CancellationException e) {
        // Whoever asked was interrupted, or the judging broke; that is no answer for this one.
        forget(key, theirs);
      }
    }
  }

  private Judgement ask(Trace trace, ByteBuffer key, CompletableFuture<Judgement> mine) {
    try {
      Judgement judgement = verifier.judge(trace);
      boolean undecided = judgement.verdict() instanceof Verdict.Undecided;
      if (judgement.failed() || (undecided && !keepUndecided)) {
        forget(key, mine);
      }
      mine.complete(judgement);
      return judgement;
    } catch (RuntimeException | Error e) {
      forget(key, mine);
      mine.completeExceptionally(e);
      throw e;
    }
  }

  private void forget(ByteBuffer key, CompletableFuture<Judgement> which) {
    lock.lock();
    try {
      known.remove(key, which);
    } finally {
      lock.unlock();
    }
  }

  /// Makes room; the entry that was just put is the one used last, so it stays.
  private void evict() {
    while (known.size() > capacity) {
      known.pollFirstEntry();
    }
  }

  private static ByteBuffer key(Trace trace) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, trace.problem().id());
      add(digest, trace.problem().prompt());
      add(digest, trace.ending().name());
      add(digest, trace.text());
      return ByteBuffer.wrap(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The length first, so that no two lists of texts are one; the characters as they are, because
  /// UTF-8 would make all lone surrogates the same.
  private static void add(MessageDigest digest, String text) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 2 * text.length());
    bytes.putInt(text.length());
    bytes.asCharBuffer().put(text);
    digest.update(bytes.array());
  }
}
