package dev.ponder.model;

/// Turns text into token ids and back.
public interface Tokenizer {
  /// Token ids of a text; no special tokens are added.
  ///
  /// @throws IllegalArgumentException for text the vocabulary can't spell, naming the character and
  ///   its place
  int[] encode(String text);

  /// The text of token ids; special tokens spell nothing.
  String decode(int... tokens);

  /// Number of token ids.
  int vocabSize();

  /// The token that ends a text.
  int end();

  /// The token that fills unused places of a batch.
  int pad();
}
