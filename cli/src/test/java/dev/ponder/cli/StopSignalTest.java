package dev.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import sun.misc.Signal;

class StopSignalTest {
  @Test
  void theFirstSignalAsksAndTheSecondStops() {
    var said = new ArrayList<String>();
    var exits = new ArrayList<Integer>();
    try (var stop = new StopSignal(said::add, exits::add)) {
      assertThat(stop.getAsBoolean()).isFalse();
      stop.receive();
      assertThat(stop.getAsBoolean()).isTrue();
      assertThat(exits).isEmpty();
      stop.receive();
      assertThat(exits).containsExactly(130);
      assertThat(said).hasSize(2);
    }
  }

  @Test
  void aRealSignalReachesTheJobInsteadOfEndingTheProcess() throws InterruptedException {
    var said = new LinkedBlockingQueue<String>();
    try (var stop = StopSignal.listen(said::add)) {
      // Not INT: a process started in the background of a shell ignores that one for good.
      Signal.raise(new Signal("TERM"));
      assertThat(said.poll(60, TimeUnit.SECONDS)).contains("stopping after this step");
      assertThat(stop.getAsBoolean()).isTrue();
    }
  }
}
