package dev.ponder.experiment.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.Verdict;
import dev.ponder.experiment.Fits;
import dev.ponder.experiment.Results;
import dev.ponder.experiment.Synthetic;
import dev.ponder.task.Behaviours;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
  private static final Results RESULTS = Synthetic.results();
  private static final Behaviours ONE_TRY = new Behaviours(1, 1, 0, 0, 0, 0, 0, 0);

  @Test
  void itAllowsItsOwnStyleAndNothingElse() throws Exception {
    String html = Report.html(RESULTS, Synthetic.metrics(), List.of(pair("A:1")));
    String style = between(html, "<style>", "</style>");
    assertThat(html)
        .contains(
            "default-src 'none'; style-src 'sha256-" + Style.hash(style) + "'; base-uri 'none'");
    assertThat(html.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain(
            "http:", "https:", "<script", "<link", "<img", "src=", "href", " style=", "url(");
    assertThat(style).doesNotContain("@import", "url(", "<");
  }

  @Test
  void itSaysWhatTheResultsSay() {
    String html = Report.html(RESULTS, Synthetic.metrics(), List.of(pair("A:1")));
    assertThat(html)
        .contains(
            "countdown, 3 numbers of 1 to 9, targets to 100",
            "./ponder scale --task countdown --seed 1 --minutes 9",
            "Alarm: step 12, seed 2",
            "<dd>3.60 → 8.20</dd>",
            "<td>[0.250, 0.300]</td>",
            "Cmid, half-way compute in FLOPs",
            "4.00 × 10¹² [3.00 × 10¹², 5.00 × 10¹²]",
            "14,300,000",
            "8 min 14 s",
            "Example CPU 2 GHz, 2 cores used",
            "rl.learningRate",
            "1 try, 1 check");
    assertThat(Pattern.compile("<svg").matcher(html).results()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</pre></article><script>alert(1)</script>",
        "</style><style>body{display:none}</style>",
        "<svg onload=alert(1)>",
        "<math><mi xlink:href=\"javascript:alert(1)\">",
        "\" onmouseover=\"alert(1)",
        "' onfocus='alert(1)' autofocus='",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "&lt;script&gt;",
        "&#60;script&#62;",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<iframe srcdoc='<script>alert(1)</script>'>",
        "</textarea><base href=//evil>",
        "<template><script>alert(1)</script></template>",
        "<?php echo 1 ?>",
        "${alert(1)} {{7*7}}"
      })
  void whatAModelWroteIsNeverMarkup(String payload) {
    List<String> harmless = tags(reportOf("harmless"));
    assertThat(tags(reportOf(payload))).isEqualTo(harmless);
  }

  @Test
  void hiddenCharactersAreShown() {
    assertThat(Html.escape("a\u202eb\u0000c\u200bd\ud800"))
        .isEqualTo("a[U+202E]b[U+0000]c[U+200B]d[U+D800]");
    assertThat(Html.escape("5 < 6 & \"x\" '\n→"))
        .isEqualTo("5 &lt; 6 &amp; &quot;x&quot; &#39;\n→");
  }

  @Test
  void linesAreMarkedByWhatTheyAre() {
    assertThat(LineMark.of("3*5=15,15+7=22?22!")).containsExactly(LineMark.HIT);
    assertThat(LineMark.of("3+5=8,8*7=56?22x")).containsExactly(LineMark.MISS);
    assertThat(LineMark.of("22-7=15;3*5=15?15!")).containsExactly(LineMark.HIT, LineMark.GOAL);
    assertThat(LineMark.of("wait,3*5=15,15+7=22?22!")).containsExactly(LineMark.HIT, LineMark.WAIT);
    assertThat(LineMark.of("A:(3*5)+7")).containsExactly(LineMark.ANSWER);
    assertThat(LineMark.of("3*5=15")).isEmpty();
    assertThat(reportOf("wait")).contains("<span class=\"line wait\">wait</span>");
  }

  @Test
  void everyVerdictIsShownWithItsReason() {
    var before = new ShownTrace("A:1", Verdict.incorrect("1 is not 22"), ONE_TRY);
    var after = new ShownTrace("A:2", Verdict.undecided("timed out"), ONE_TRY);
    String html = Report.html(RESULTS, List.of(), List.of(new TracePair("3>22", before, after)));
    assertThat(html).contains("1 is not 22", "undecided", "timed out", ">3&gt;22</h3>");
  }

  @Test
  void whatWasNotMeasuredIsLeftOut() {
    var bare =
        new Results(
            "countdown",
            List.of(1L),
            List.of(),
            List.of(),
            Fits.NONE,
            RESULTS.behaviours(),
            RESULTS.ledger(),
            Map.of(),
            RESULTS.machine(),
            "./ponder scale",
            Map.of(),
            List.of());
    String html = Report.html(bare, List.of(), List.of());
    assertThat(html)
        .contains("? → ?", "Too few points to fit a line.", "not measured")
        .doesNotContain("Sigmoid of", "before and after</h2>", "<h2>Training</h2>", "NaN", "null");
  }

  @Test
  void numbersReadWell() {
    assertThat(Numbers.power(6.3e13)).isEqualTo("6.30 × 10¹³");
    assertThat(Numbers.power(-2e-7)).isEqualTo("-2.00 × 10⁻⁷");
    assertThat(Numbers.power(0.93)).isEqualTo("0.9300");
    assertThat(Numbers.duration(59.6)).isEqualTo("1 min 0 s");
    assertThat(Numbers.duration(3 * 3600 + 65)).isEqualTo("3 h 1 min");
    assertThat(Numbers.whole(14_300_000)).isEqualTo("14,300,000");
  }

  @Test
  void theFileHoldsThePage(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("report.html");
    Report.write(file, RESULTS, List.of(), List.of());
    assertThat(Files.readString(file)).isEqualTo(Report.html(RESULTS, List.of(), List.of()));
  }

  /// Every text of the results and the traces replaced by the same payload.
  private static String reportOf(String text) {
    var trace = new ShownTrace("try\n" + text + "\nA:" + text, Verdict.incorrect(text), ONE_TRY);
    var results =
        new Results(
            text,
            RESULTS.seeds(),
            RESULTS.trainCurve(),
            RESULTS.testCurves(),
            RESULTS.fits(),
            RESULTS.behaviours(),
            RESULTS.ledger(),
            Map.of(text, text),
            RESULTS.machine(),
            text,
            Map.of(text, text),
            List.of(text));
    return Report.html(results, Synthetic.metrics(), List.of(new TracePair(text, trace, trace)));
  }

  private static TracePair pair(String completion) {
    var trace = new ShownTrace(completion, Verdict.correct(), ONE_TRY);
    return new TracePair("3 5 7>22\n", trace, trace);
  }

  /// Names of all tags, comments and declarations in order, as a browser would begin them.
  private static List<String> tags(String html) {
    return Pattern.compile("<(?:[/!?]?[a-zA-Z]+|!--|!\\[)|-->")
        .matcher(html)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }
}
