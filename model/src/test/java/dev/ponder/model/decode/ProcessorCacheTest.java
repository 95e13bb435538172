package dev.ponder.model.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorCacheTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void theLargestCacheCounts() throws IOException {
    tell(0, "32K\n");
    tell(1, "1024K\n");
    tell(2, "32M\n");
    tell(3, "unheard-of");

    assertThat(ProcessorCache.bytes(folder, 8)).isEqualTo(32L << 20);
  }

  @Test
  void everyGroupOfProcessorsHasACacheOfItsOwn() throws IOException {
    tell(0, "32M");
    Path list = folder.resolve("index0").resolve("shared_cpu_list");
    Files.writeString(list, "0-1,16-17\n");
    assertThat(ProcessorCache.bytes(folder, 16)).isEqualTo(4 * (32L << 20));
    assertThat(ProcessorCache.bytes(folder, 2)).isEqualTo(32L << 20);
    Files.writeString(list, "all");
    assertThat(ProcessorCache.bytes(folder, 16)).isEqualTo(32L << 20);
  }

  @Test
  void whereNothingIsToldSomethingUsualIsAssumed() throws IOException {
    assertThat(ProcessorCache.bytes(folder, 8)).isEqualTo(16L << 20);
    tell(0, "");
    assertThat(ProcessorCache.bytes(folder, 8)).isEqualTo(16L << 20);
  }

  private void tell(int index, String size) throws IOException {
    Path cache = Files.createDirectories(folder.resolve("index" + index));
    Files.writeString(cache.resolve("size"), size);
  }
}
