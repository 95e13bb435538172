package dev.ponder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private long now;

  private Progress plain() {
    return new Progress(Screen.plain(out), () -> now);
  }

  private Progress live(int columns, int rows) {
    return new Progress(new Screen(out, true, () -> columns, () -> rows), () -> now);
  }

  private void seconds(double seconds) {
    now += (long) (seconds * 1e9);
  }

  @Test
  void aPlainScreenGetsOneLineEveryTenSeconds() {
    Progress progress = plain();
    for (int i = 0; i < 25; i++) {
      progress.status("step " + i);
      seconds(1);
    }
    assertThat(written()).isEqualTo("step 0\nstep 10\nstep 20\n");
  }

  @Test
  void aPlainScreenGetsNoEscapesAndTheLastStateAtTheEnd() {
    Progress progress = plain();
    progress.status("first");
    progress.block(List.of("a curve"));
    progress.status("last");
    progress.close();
    assertThat(written()).isEqualTo("first\na curve\nlast\n");
  }

  @Test
  void aLiveScreenIsRedrawnInPlace() {
    Progress progress = live(80, 24);
    progress.block(List.of("a", "b"));
    seconds(1);
    progress.status("one");
    seconds(1);
    progress.status("two");
    assertThat(written())
        .isEqualTo("a\nb\n\u001b[2F\u001b[Ja\nb\none\n\u001b[3F\u001b[Ja\nb\ntwo\n");
  }

  @Test
  void aLiveScreenIsNotRedrawnMoreThanTenTimesASecond() {
    Progress progress = live(80, 24);
    for (int i = 0; i < 1000; i++) {
      progress.status("step " + i);
      seconds(0.001);
    }
    assertThat(written().split("step")).hasSize(11);
  }

  @Test
  void whatWasSaidStaysAboveTheStatus() {
    Progress progress = live(80, 24);
    progress.status("working");
    progress.say("saved");
    assertThat(written()).isEqualTo("working\n\u001b[1F\u001b[Jsaved\nworking\n");
  }

  @Test
  void nothingIsDrawnThatCouldNotBeErased() {
    Progress progress = live(6, 3);
    progress.block(List.of("1", "2", "3"));
    seconds(1);
    progress.status("much too long");
    assertThat(written()).isEqualTo("2\n3\n\u001b[2F\u001b[J3\nmuch \n");
  }

  @Test
  void controlCharactersOfAModelsTextDoNotReachTheTerminal() {
    Progress progress = plain();
    progress.status("a\u001b[2Jb\nc");
    assertThat(written()).isEqualTo("a [2Jb c\n");
  }

  private String written() {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
