package dev.ponder.cli;

import dev.ponder.core.Cost;
import dev.ponder.core.Judgement;
import dev.ponder.core.Judging;
import dev.ponder.core.Verdict;
import dev.ponder.search.Candidate;
import dev.ponder.search.SearchResult;
import dev.ponder.task.Task;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// What `ponder solve` tells about a search: the answer, the verdict on it, the votes, the account.
///
/// @param task that judges
/// @param result of the search
/// @param answer the best candidate's canonical answer; none when nothing was stated
/// @param judgement on it
/// @param votes samples by the answer they state, most first
record Solution(
    Task task,
    SearchResult result,
    Optional<String> answer,
    Judgement judgement,
    SequencedMap<String, Integer> votes) {
  private static final int SHOWN = 5;

  static Solution of(Task task, SearchResult result) {
    Optional<String> answer = result.best().flatMap(best -> answer(task, best));
    Judgement judgement =
        result
            .best()
            .map(best -> task.verifier().judge(best.trace()))
            .orElseGet(
                () ->
                    Judgement.of(
                        Verdict.undecided("no sample was drawn: " + result.stop().detail()),
                        Duration.ZERO));
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Candidate each : result.candidates()) {
      answer(task, each).ifPresent(text -> counts.merge(text, each.votes(), Integer::sum));
    }
    var votes = new LinkedHashMap<String, Integer>();
    counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(each -> votes.put(each.getKey(), each.getValue()));
    return new Solution(task, result, answer, judgement, votes);
  }

  Verdict verdict() {
    return judgement.verdict();
  }

  private static Optional<String> answer(Task task, Candidate candidate) {
    return candidate
        .answer()
        .or(() -> task.answer(candidate.trace().problem(), candidate.trace().text()));
  }

  /// For a person: the answer first.
  ///
  /// @param thinking true to show the text of the best candidate
  void print(PrintWriter out, boolean thinking) {
    out.println(answer.orElse("no answer"));
    out.println(
        switch (verdict()) {
          case Verdict.Correct() -> "correct";
          case Verdict.Incorrect(var reason) -> "wrong: " + Failures.oneLine(reason);
          case Verdict.Undecided(var reason) -> "undecided: " + Failures.oneLine(reason);
        });
    if (thinking) {
      result
          .best()
          .ifPresent(
              best -> {
                out.println();
                out.print(result.problem().prompt());
                out.println(best.trace().text());
                out.println();
              });
    }
    out.println("votes: " + votesInWords());
    out.println("stopped: " + Failures.oneLine(result.stop().toString()));
    Judging judging = result.judging();
    if (judging.verdicts() > 0) {
      out.println(
          String.format(
              Locale.ROOT,
              "judged: %,d verdicts (%,d correct, %,d incorrect, %,d undecided) in %.3f s",
              judging.verdicts(),
              judging.correct(),
              judging.incorrect(),
              judging.undecided(),
              judging.time().toNanos() * 1e-9));
    }
    Cost spent = result.spent();
    out.println(
        String.format(
            Locale.ROOT,
            "spent: %,d tokens in %,d samples, prompt %,d + %,d cached, %.2e FLOPs, %.2f s",
            spent.completion() + spent.wasted(),
            spent.samples(),
            spent.prompt(),
            spent.cached(),
            spent.flops(),
            result.elapsed().toNanos() * 1e-9));
  }

  private String votesInWords() {
    if (votes.isEmpty()) {
      return "none";
    }
    List<String> words = new ArrayList<>();
    votes.forEach((text, count) -> words.add(count + " for " + text));
    int more = words.size() - SHOWN;
    return String.join(", ", words.subList(0, Math.min(SHOWN, words.size())))
        + (more > 0 ? ", and %d other answers".formatted(more) : "");
  }

  /// For a program.
  SequencedMap<String, @Nullable Object> fields() {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("task", task.name());
    fields.put("problem", result.problem().prompt());
    fields.put("answer", answer.orElse(null));
    fields.put("verdict", verdict().word());
    fields.put("reason", verdict().why().orElse(null));
    fields.put("verdictMillis", judgement.time().toNanos() * 1e-6);
    fields.put("thinking", result.best().map(best -> best.trace().text()).orElse(null));
    fields.put("votes", votes);
    fields.put("stop", result.stop().reason().name().toLowerCase(Locale.ROOT));
    Cost spent = result.spent();
    var cost = new LinkedHashMap<String, Object>();
    cost.put("samples", spent.samples());
    cost.put("completionTokens", spent.completion());
    cost.put("wastedTokens", spent.wasted());
    cost.put("verifierTokens", spent.verifier());
    cost.put("promptTokens", spent.prompt());
    cost.put("cachedTokens", spent.cached());
    cost.put("flops", spent.flops());
    fields.put("spent", cost);
    Judging judging = result.judging();
    var judged = new LinkedHashMap<String, Object>();
    judged.put("correct", judging.correct());
    judged.put("incorrect", judging.incorrect());
    judged.put("undecided", judging.undecided());
    judged.put("seconds", judging.time().toNanos() * 1e-9);
    fields.put("judging", judged);
    fields.put("seconds", result.elapsed().toNanos() * 1e-9);
    return fields;
  }
}
