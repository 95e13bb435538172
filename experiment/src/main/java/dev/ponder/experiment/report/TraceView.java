package dev.ponder.experiment.report;

import dev.ponder.core.Verdict;
import dev.ponder.task.Behaviours;
import java.util.ArrayList;
import java.util.List;

/// One trace as HTML: its verdict, its habits, and its lines marked by what they are.
final class TraceView {
  private TraceView() {}

  static void write(Html html, String moment, ShownTrace trace) {
    html.raw("<article>\n<header><span class=\"moment\">" + moment + "</span> ");
    switch (trace.verdict()) {
      case Verdict.Correct() -> html.element("strong class=\"right\"", "right");
      case Verdict.Incorrect(var reason) ->
          html.element("strong class=\"wrong\"", "wrong").element("span", reason);
      case Verdict.Undecided(var reason) ->
          html.element("strong", "undecided").element("span", reason);
    }
    html.element("span class=\"habits\"", habits(trace.behaviours()));
    html.raw("</header>\n<pre>");
    for (String line : trace.completion().lines().toList()) {
      var css = new StringBuilder("line");
      for (LineMark mark : LineMark.of(line)) {
        css.append(' ').append(Report.css(mark));
      }
      html.raw("<span class=\"" + css + "\">" + Html.escape(line) + "</span>\n");
    }
    html.raw("</pre>\n</article>\n");
  }

  private static String habits(Behaviours habits) {
    var words = new ArrayList<String>();
    count(words, habits.tries(), "try", "tries");
    count(words, habits.verifications(), "check", "checks");
    count(words, habits.backtracks(), "backtrack", "backtracks");
    count(words, habits.subGoals(), "sub-goal", "sub-goals");
    count(words, habits.corrections(), "self-correction", "self-corrections");
    count(words, habits.slips(), "slip", "slips");
    count(words, habits.falseClaims(), "false claim", "false claims");
    if (habits.answeredAtOnce() > 0) {
      words.add("answers at once");
    }
    return words.isEmpty() ? "no habits counted" : String.join(", ", words);
  }

  private static void count(List<String> words, int count, String one, String many) {
    if (count > 0) {
      words.add(count + " " + (count == 1 ? one : many));
    }
  }
}
