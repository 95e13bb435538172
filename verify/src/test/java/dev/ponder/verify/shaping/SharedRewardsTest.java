package dev.ponder.verify.shaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.ponder.verify.format.CodeFence;
import dev.ponder.verify.format.InAnswer;
import dev.ponder.verify.format.TagCount;
import dev.ponder.verify.format.TextFormat;
import dev.ponder.verify.format.ThinkAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The rewards against the cases of open-r1, which lie beside the repository.
class SharedRewardsTest {
  @Test
  void everyCaseOfOpenR1HasItsValue() throws IOException {
    Map<String, Integer> checked = new TreeMap<>();
    for (String line : lines()) {
      JsonNode row = new JsonMapper().readTree(line);
      double tolerance = row.path("tolerance").asDouble(1e-9);
      assertThat(reward(row))
          .as("%s of %s", row.get("reward"), row.get("test"))
          .isCloseTo(row.get("expected").asDouble(), offset(tolerance));
      checked.merge(row.get("reward").asString(), 1, Integer::sum);
    }
    assertThat(checked)
        .isEqualTo(
            Map.of(
                "format", 6,
                "cosine_scaled", 3,
                "repetition_penalty", 8,
                "tag_count", 3,
                "soft_overlong_punishment", 3,
                "code_format", 6));
  }

  private static double reward(JsonNode row) {
    String text = row.path("completion").asString("");
    JsonNode settings = row.get("params");
    return switch (row.get("reward").asString()) {
      case "format" -> of(ThinkAnswer.tagged(), text);
      case "code_format" ->
          of(
              new InAnswer(
                  ThinkAnswer.tagged(), new CodeFence(settings.get("language").asString())),
              text);
      case "tag_count" -> new TagCount().of(text);
      case "repetition_penalty" ->
          new RepetitionPenalty(
                  settings.get("ngram_size").asInt(), settings.get("max_penalty").asDouble())
              .of(text);
      case "soft_overlong_punishment" ->
          new SoftOverlong(
                  settings.get("max_completion_len").asInt(),
                  settings.get("soft_punish_cache").asInt())
              .of(row.get("length").asInt());
      // Their lengths are those of the texts in characters.
      case "cosine_scaled" ->
          new CosineLength(
                  settings.get("min_value_wrong").asDouble(),
                  settings.get("max_value_wrong").asDouble(),
                  settings.get("min_value_correct").asDouble(),
                  settings.get("max_value_correct").asDouble(),
                  settings.get("max_len").asInt())
              .of(
                  text.strip().equals("\\boxed{" + row.get("gold").asString() + "}"),
                  text.length());
      default -> throw new IllegalStateException("reward: " + row.get("reward"));
    };
  }

  private static double of(TextFormat format, String text) {
    return format.check(text).isCorrect() ? 1 : 0;
  }

  private static List<String> lines() throws IOException {
    String file = "rewards/open_r1_reward_cases.jsonl";
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path data = at.resolveSibling("shared").resolve("data").resolve(file);
      if (Files.exists(data)) {
        return Files.readAllLines(data);
      }
    }
    return abort("skipped: ../shared/data/" + file + " is not beside this repository");
  }
}
