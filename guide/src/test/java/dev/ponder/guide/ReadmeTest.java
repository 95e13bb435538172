package dev.ponder.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ponder.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class ReadmeTest {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  static Stream<Path> pages() throws IOException {
    Path root = Sources.root();
    var pages =
        new ArrayList<>(List.of(root.resolve("README.md"), root.resolve("CONTRIBUTING.md")));
    pages.add(root.resolve("CHANGELOG.md"));
    try (Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages.stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Path page) throws IOException {
    assertThat(Markdown.read(page).files()).allSatisfy(file -> assertThat(file).exists());
  }

  @Test
  void everyJavaSampleIsQuotedFromATest() throws IOException {
    Markdown readme = Markdown.read(Sources.root().resolve("README.md"));
    String tests =
        Sources.java(Sources.root().resolve("guide/src/test")).stream()
            .map(ReadmeTest::text)
            .collect(Collectors.joining("\n"));
    assertThat(readme.blocks("java"))
        .isNotEmpty()
        .allSatisfy(block -> assertThat(unindented(tests)).contains(unindented(block)));
  }

  @Test
  void everyCommandIsUnderstood() throws IOException {
    Markdown readme = Markdown.read(Sources.root().resolve("README.md"));
    assertThat(readme.blocks("sh")).isNotEmpty();
    for (String block : readme.blocks("sh")) {
      for (String line : block.lines().toList()) {
        List<String> words = words(line);
        if (words.isEmpty() || !words.getFirst().equals("./ponder")) {
          continue;
        }
        assertThatCode(() -> new CommandLine(new Main()).parseArgs(arguments(words)))
            .as(line)
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void aCommandThatPonderDoesNotKnowWouldBeSeen() {
    for (String line : List.of("./ponder ponder", "./ponder doctor --nonsense", "./ponder solve")) {
      assertThatCode(() -> new CommandLine(new Main()).parseArgs(arguments(words(line))))
          .as(line)
          .isInstanceOf(CommandLine.ParameterException.class);
    }
  }

  private static String[] arguments(List<String> words) {
    return words.subList(1, words.size()).toArray(String[]::new);
  }

  /// The words of a shell line, without its comment.
  static List<String> words(String line) {
    var words = new ArrayList<String>();
    Matcher word = WORD.matcher(line);
    while (word.find() && !word.group().startsWith("#")) {
      words.add(word.group(1) != null ? word.group(1) : word.group(2));
    }
    return words;
  }

  private static String unindented(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
