package dev.ponder.verify.worker;

import java.time.Duration;
import java.util.List;

/// How a [WorkerPool]'s children are started and what they may use. Start from [#of].
///
/// @param handler who does the work in the child
/// @param workers children at once
/// @param deadline of a request, from the moment it is handed to a child
/// @param heapMegabytes of a child's Java heap
/// @param memoryMegabytes of a child's resident memory, heap, JVM (about 60 MB) and native code
///   together; over it the child is killed
/// @param stackKilobytes of the thread that handles
/// @param requestBytes of a request at most, in UTF-8
/// @param replyBytes of a reply at most, in UTF-8
/// @param requestsPerWorker after so many a child is replaced
/// @param jvmFlags more flags for a child's JVM
public record WorkerSettings(
    Class<? extends Handler> handler,
    int workers,
    Duration deadline,
    int heapMegabytes,
    int memoryMegabytes,
    int stackKilobytes,
    int requestBytes,
    int replyBytes,
    int requestsPerWorker,
    List<String> jvmFlags) {

  public WorkerSettings {
    atLeast("workers", workers, 1);
    atLeast("heapMegabytes", heapMegabytes, 16);
    atLeast("memoryMegabytes", memoryMegabytes, heapMegabytes + 64);
    atLeast("stackKilobytes", stackKilobytes, 256);
    atLeast("requestBytes", requestBytes, 1);
    atLeast("replyBytes", replyBytes, 1);
    atLeast("requestsPerWorker", requestsPerWorker, 1);
    if (!deadline.isPositive()) {
      throw new IllegalArgumentException("deadline: " + deadline + " must be positive");
    }
    jvmFlags = List.copyOf(jvmFlags);
  }

  /// Two children of 256 MB, two seconds for a request.
  public static WorkerSettings of(Class<? extends Handler> handler) {
    return new WorkerSettings(
        handler, 2, Duration.ofSeconds(2), 128, 256, 4096, 1 << 24, 1 << 20, 20_000, List.of());
  }

  public WorkerSettings withWorkers(int count) {
    return new WorkerSettings(
        handler,
        count,
        deadline,
        heapMegabytes,
        memoryMegabytes,
        stackKilobytes,
        requestBytes,
        replyBytes,
        requestsPerWorker,
        jvmFlags);
  }

  public WorkerSettings withDeadline(Duration limit) {
    return new WorkerSettings(
        handler,
        workers,
        limit,
        heapMegabytes,
        memoryMegabytes,
        stackKilobytes,
        requestBytes,
        replyBytes,
        requestsPerWorker,
        jvmFlags);
  }

  /// The Java heap's limit and the whole process's.
  public WorkerSettings withMemory(int heap, int whole) {
    return new WorkerSettings(
        handler,
        workers,
        deadline,
        heap,
        whole,
        stackKilobytes,
        requestBytes,
        replyBytes,
        requestsPerWorker,
        jvmFlags);
  }

  public WorkerSettings withSizes(int request, int reply) {
    return new WorkerSettings(
        handler,
        workers,
        deadline,
        heapMegabytes,
        memoryMegabytes,
        stackKilobytes,
        request,
        reply,
        requestsPerWorker,
        jvmFlags);
  }

  public WorkerSettings withRequestsPerWorker(int count) {
    return new WorkerSettings(
        handler,
        workers,
        deadline,
        heapMegabytes,
        memoryMegabytes,
        stackKilobytes,
        requestBytes,
        replyBytes,
        count,
        jvmFlags);
  }

  public WorkerSettings withJvmFlags(List<String> flags) {
    return new WorkerSettings(
        handler,
        workers,
        deadline,
        heapMegabytes,
        memoryMegabytes,
        stackKilobytes,
        requestBytes,
        replyBytes,
        requestsPerWorker,
        flags);
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + ": " + value + " must be at least " + least);
    }
  }
}
