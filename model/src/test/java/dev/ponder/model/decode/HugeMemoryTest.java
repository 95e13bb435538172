package dev.ponder.model.decode;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class HugeMemoryTest {
  @Test
  void piecesAreZeroAlignedAndApart() {
    var memory = new HugeMemory();
    var pieces = new ArrayList<MemorySegment>();
    for (long bytes : new long[] {1, 100, 1 << 20, 80L << 20, 63, 64, 65L << 20, 3}) {
      MemorySegment piece = memory.allocate(bytes, 64);
      assertThat(piece.byteSize()).isEqualTo(bytes);
      assertThat(piece.address() % 64).isZero();
      assertThat(piece.get(JAVA_BYTE, 0)).isZero();
      assertThat(piece.get(JAVA_BYTE, bytes - 1)).isZero();
      piece.fill((byte) (pieces.size() + 1));
      pieces.add(piece);
    }
    for (int i = 0; i < pieces.size(); i++) {
      MemorySegment piece = pieces.get(i);
      assertThat(piece.get(JAVA_BYTE, 0)).isEqualTo((byte) (i + 1));
      assertThat(piece.get(JAVA_BYTE, piece.byteSize() - 1)).isEqualTo((byte) (i + 1));
    }
  }

  @Test
  void firstPieceBeginsAHugePage() {
    assertThat(new HugeMemory().allocate(10, 64).address() % (2 << 20)).isZero();
  }

  @Test
  void givesMemoryBackWhenNothingReachesIt() throws Exception {
    long before = addressSpaceBytes();
    long length = 256L << 20;
    // Nothing of it is touched.
    for (int i = 0; i < 64; i++) {
      assertThat(new HugeMemory().allocate(length, 64).byteSize()).isEqualTo(length);
    }
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (addressSpaceBytes() > before + 16 * length && System.nanoTime() < deadline) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(addressSpaceBytes()).isLessThan(before + 16 * length);
  }

  private static long addressSpaceBytes() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      String size = lines.filter(line -> line.startsWith("VmSize:")).findFirst().orElseThrow();
      return 1024 * Long.parseLong(size.replaceAll("\\D", ""));
    }
  }
}
