package dev.ponder.task.procedural.text;

import dev.ponder.task.procedural.Recipe;
import java.util.List;

/// The tasks of this family.
public final class TextTasks {
  private TextTasks() {}

  public static List<Recipe<?>> all() {
    return List.of(
        new LetterCounting(),
        new WordSorting(),
        new WordSequenceReversal(),
        new SpellBackward(),
        new CaesarShift(),
        new PalindromeGeneration(),
        new IsomorphicStrings(),
        new RansomNote(),
        new GroupAnagrams(),
        new StringInsertion(),
        new BinaryAlternation(),
        new StringRewriting());
  }
}
