package dev.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class StdoutTest {
  @Test
  void whatIsWrittenArrives() {
    var bytes = new ByteArrayOutputStream();
    var out = new Stdout(bytes);
    out.write('a');
    out.write(new byte[] {'b', 'c', 'd'}, 1, 2);
    assertThat(bytes).hasToString("acd");
    assertThat(out.exitCode(0)).isZero();
  }

  @Test
  void aReaderThatWentAwayIsNoError() {
    var out = new Stdout(failing("Broken pipe"));
    out.write('a');
    assertThat(out.exitCode(0)).isEqualTo(141);
    assertThat(out.exitCode(1)).isEqualTo(1);
  }

  @Test
  void aFullDiskIsOne() {
    var out = new Stdout(failing("No space left on device"));
    out.write('a');
    assertThat(out.exitCode(0)).isEqualTo(3);
  }

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(reason);
      }
    };
  }
}
