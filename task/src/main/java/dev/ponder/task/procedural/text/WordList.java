package dev.ponder.task.procedural.text;

import dev.ponder.task.procedural.Read;
import java.util.List;
import java.util.stream.Collectors;

/// Words in an order that matters.
record WordList(List<String> words) {
  /// A pattern's group of words parted by commas.
  static final String LIST = "([a-z0-9'-]+(?:, ?[a-z0-9'-]+)*)";

  WordList {
    words = List.copyOf(words);
    Read.size("words", words.size(), 1, 100);
    words.forEach(word -> Words.checked("word", word, "[A-Za-z0-9'-]", 40));
  }

  static WordList of(String text) {
    Read.size("characters of the words", text.length(), 1, 4000);
    return new WordList(Read.list(text));
  }

  String spelled() {
    return String.join(",", words);
  }

  String listed() {
    return words.stream().collect(Collectors.joining(", "));
  }
}
