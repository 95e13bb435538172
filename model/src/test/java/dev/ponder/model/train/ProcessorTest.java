package dev.ponder.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorTest {
  @TempDir private Path folder;

  @Test
  void x86AndArmTellTheirFeatures() throws IOException {
    Path x86 = told("processor\t: 0\nflags\t\t: fpu avx2 fma\n\nprocessor\t: 1\nflags\t\t: fpu\n");
    assertThat(Processor.flags(x86)).containsExactlyInAnyOrder("fpu", "avx2", "fma");
    Path arm = told("BogoMIPS\t: 243.75\nFeatures\t: fp asimd bf16\nCPU part\t: 0xd49\n");
    assertThat(Processor.flags(arm)).containsExactlyInAnyOrder("fp", "asimd", "bf16");
  }

  @Test
  void whereNothingIsToldNothingIsKnown() throws IOException {
    assertThat(Processor.flags(folder.resolve("absent"))).isEmpty();
    assertThat(Processor.flags(told("processor\t: 0\n"))).isEmpty();
    assertThat(Processor.lacksBfloat16(Processor.flags(folder.resolve("absent")))).isFalse();
  }

  private Path told(String text) throws IOException {
    return Files.writeString(folder.resolve("cpuinfo"), text);
  }
}
