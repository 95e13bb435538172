package dev.ponder.cli.work;

import dev.ponder.learning.Filter;
import dev.ponder.learning.credit.Cispo;
import dev.ponder.learning.credit.CreditRule;
import dev.ponder.learning.credit.Dapo;
import dev.ponder.learning.credit.DrGrpo;
import dev.ponder.learning.credit.Grpo;
import dev.ponder.learning.credit.Gspo;
import dev.ponder.learning.credit.MaxRl;
import dev.ponder.learning.credit.Reinforce;
import dev.ponder.learning.credit.Rloo;
import java.util.List;

/// How a policy learns, by the name it has on the command line.
public sealed interface Method {
  /// Names of all methods.
  List<String> NAMES =
      List.of(
          "reinforce",
          "rloo",
          "grpo",
          "dr-grpo",
          "dapo",
          "gspo",
          "cispo",
          "max-rl",
          "raft",
          "rest-em");

  /// Policy gradient from outcome rewards.
  record Gradient(CreditRule rule) implements Method {}

  /// Expert iteration.
  record Imitation(Filter filter) implements Method {}

  /// The method of that name.
  ///
  /// @param problems of an update or round
  /// @throws IllegalArgumentException naming the known ones
  static Method named(String name, int problems, int maxTokens, double learningRate) {
    return switch (name) {
      case "reinforce" -> new Gradient(new Reinforce());
      case "rloo" -> new Gradient(new Rloo());
      case "grpo" -> new Gradient(new Grpo());
      case "dr-grpo" -> new Gradient(new DrGrpo(maxTokens));
      case "dapo" -> new Gradient(new Dapo());
      case "gspo" -> new Gradient(new Gspo());
      case "cispo" -> new Gradient(new Cispo());
      case "max-rl" -> new Gradient(new MaxRl());
      case "raft" -> new Imitation(Filter.raft(problems, maxTokens, learningRate));
      case "rest-em" -> new Imitation(Filter.restEm(problems, maxTokens, learningRate));
      default ->
          throw new IllegalArgumentException(
              "--method: '%s' is unknown; use one of %s".formatted(name, String.join(", ", NAMES)));
    };
  }
}
