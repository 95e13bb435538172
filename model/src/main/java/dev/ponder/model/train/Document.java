package dev.ponder.model.train;

/// One text of a corpus as token ids: a prompt, its completion and the end token.
///
/// @param tokens all token ids, the end token last
/// @param promptLength how many of them are the prompt, which is read but not learned
public record Document(int[] tokens, int promptLength) {
  public Document {
    if (promptLength < 0 || promptLength >= tokens.length) {
      throw new IllegalArgumentException(
          "promptLength: %d of %d tokens; at least one token must be left to learn"
              .formatted(promptLength, tokens.length));
    }
  }

  /// Prompt, completion and end token joined.
  public static Document of(int[] prompt, int[] completion, int end) {
    var tokens = new int[prompt.length + completion.length + 1];
    System.arraycopy(prompt, 0, tokens, 0, prompt.length);
    System.arraycopy(completion, 0, tokens, prompt.length, completion.length);
    tokens[tokens.length - 1] = end;
    return new Document(tokens, prompt.length);
  }
}
