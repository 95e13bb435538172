package dev.ponder.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Lets a long job end well: true from the first Ctrl-C or SIGTERM on, so that the job can finish
/// its step and write a checkpoint; the second stops the process at once.
///
/// Stopping at once is safe too: what is on the disk is always whole.
final class StopSignal implements BooleanSupplier, AutoCloseable {
  private static final List<String> SIGNALS = List.of("INT", "TERM");

  private final AtomicInteger received = new AtomicInteger();
  private final Map<Signal, SignalHandler> former = new LinkedHashMap<>();
  private final Consumer<String> say;
  private final IntConsumer exit;

  StopSignal(Consumer<String> say, IntConsumer exit) {
    this.say = say;
    this.exit = exit;
  }

  /// Listens from now on, until closed.
  ///
  /// @param say told what happens, one line each time
  static StopSignal listen(Consumer<String> say) {
    var stop = new StopSignal(say, Runtime.getRuntime()::halt);
    for (String name : SIGNALS) {
      var signal = new Signal(name);
      stop.former.put(signal, Signal.handle(signal, _ -> stop.receive()));
    }
    return stop;
  }

  /// What a signal does.
  void receive() {
    if (received.incrementAndGet() == 1) {
      say.accept("stopping after this step; once more stops now");
    } else {
      say.accept("stopped; the same command goes on from the last checkpoint");
      exit.accept(Failures.STOPPED);
    }
  }

  /// True when the job should stop.
  @Override
  public boolean getAsBoolean() {
    return received.get() > 0;
  }

  @Override
  public void close() {
    former.forEach(Signal::handle);
    former.clear();
  }
}
