package dev.ponder.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HabitsTest {
  private static final int LONGEST = 500;

  @Test
  void aFileIsReadInOneSitting() throws IOException {
    for (Path file : Sources.all()) {
      int lines = Files.readAllLines(file).size();
      assertThat(lines).as("lines of %s", file).isLessThanOrEqualTo(LONGEST);
    }
  }

  @Test
  void aFileOpensWithItsDefinition() throws IOException {
    for (Path file : Sources.all()) {
      if (file.toString().contains("/src/test/") || file.endsWith("package-info.java")) {
        continue;
      }
      assertThat(Files.readAllLines(file))
          .as("%s has a /// comment that says what it is", file)
          .anyMatch(line -> line.startsWith("/// "));
    }
  }

  @Test
  void noTestIsSwitchedOff() throws IOException {
    String off = "@Dis" + "abled";
    for (Path file : Sources.all()) {
      assertThat(Files.readString(file)).as(file.toString()).doesNotContain(off);
    }
  }
}
