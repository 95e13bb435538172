package dev.ponder.model;

import java.util.Arrays;
import java.util.List;

/// One token per character of a small alphabet, behind the special tokens `<|pad|>` (0) and
/// `<|end|>` (1).
public final class CharTokenizer implements Tokenizer {
  /// Texts of the special tokens, in id order.
  public static final List<String> SPECIALS = List.of("<|pad|>", "<|end|>");

  private final String alphabet;
  private final int[] ids;

  /// A tokenizer over `alphabet`, whose i-th character gets id `i + 2`.
  ///
  /// @throws IllegalArgumentException when a character is there twice or is not in the Basic Latin
  ///   block
  public CharTokenizer(String alphabet) {
    this.alphabet = alphabet;
    this.ids = new int[128];
    Arrays.fill(ids, -1);
    for (int i = 0; i < alphabet.length(); i++) {
      char c = alphabet.charAt(i);
      if (c >= 128 || ids[c] >= 0) {
        throw new IllegalArgumentException(
            "alphabet: character '%s' at %d is %s"
                .formatted(c, i, c >= 128 ? "not Basic Latin" : "there twice"));
      }
      ids[c] = i + SPECIALS.size();
    }
  }

  /// Newline and the 95 printable ASCII characters: 98 token ids.
  public static CharTokenizer ascii() {
    var alphabet = new StringBuilder("\n");
    for (char c = 32; c < 127; c++) {
      alphabet.append(c);
    }
    return new CharTokenizer(alphabet.toString());
  }

  public String alphabet() {
    return alphabet;
  }

  @Override
  public int[] encode(String text) {
    var tokens = new int[text.length()];
    for (int i = 0; i < tokens.length; i++) {
      char c = text.charAt(i);
      int id = c < 128 ? ids[c] : -1;
      if (id < 0) {
        throw new IllegalArgumentException(
            "text: character U+%04X at position %d is not in the alphabet of this model"
                .formatted((int) c, i));
      }
      tokens[i] = id;
    }
    return tokens;
  }

  @Override
  public String decode(int... tokens) {
    var text = new StringBuilder(tokens.length);
    for (int token : tokens) {
      if (token < 0 || token >= vocabSize()) {
        throw new IllegalArgumentException("token " + token + " is not in 0.." + (vocabSize() - 1));
      }
      if (token >= SPECIALS.size()) {
        text.append(alphabet.charAt(token - SPECIALS.size()));
      }
    }
    return text.toString();
  }

  @Override
  public int vocabSize() {
    return alphabet.length() + SPECIALS.size();
  }

  @Override
  public int end() {
    return 1;
  }

  @Override
  public int pad() {
    return 0;
  }
}
