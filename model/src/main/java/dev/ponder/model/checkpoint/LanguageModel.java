package dev.ponder.model.checkpoint;

import dev.ponder.model.CharTokenizer;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;

/// What a model folder holds: weights with their shape, and the tokenizer they were trained with.
public record LanguageModel(Weights weights, CharTokenizer tokenizer) {
  public LanguageModel {
    if (tokenizer.vocabSize() > weights.config().vocabSize()) {
      throw new IllegalArgumentException(
          "vocab_size: %d is too small for the tokenizer's %d tokens"
              .formatted(weights.config().vocabSize(), tokenizer.vocabSize()));
    }
  }

  public ModelConfig config() {
    return weights.config();
  }
}
