package dev.ponder.task.procedural.graph;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// First names and whether a man or a woman most often bears them.
final class People {
  static final List<String> WOMEN =
      List.of(
          "Ada", "Anna", "Beth", "Clara", "Dora", "Edith", "Flora", "Greta", "Hilda", "Ida", "Jane",
          "Karla", "Lena", "Maud", "Nina", "Olga", "Paula", "Rosa", "Selma", "Tilda", "Ursula",
          "Vera", "Wilma", "Zelda");
  static final List<String> MEN =
      List.of(
          "Adam", "Boris", "Carl", "Denis", "Emil", "Fritz", "Georg", "Hugo", "Ivan", "Jakob",
          "Kurt", "Lars", "Max", "Niels", "Otto", "Paul", "Ralf", "Simon", "Tom", "Udo", "Victor",
          "Walter", "Yuri", "Zeno");

  /// Names that other people's questions use.
  private static final Set<String> MORE_WOMEN =
      words(
          """
          abigail alice amelia anna aria aurora ava barbara charlotte chloe eleanor elizabeth emily
          emma grace hannah isabella jennifer jessica karen lily linda lisa lucy luna margaret mary
          mia nova olivia patricia rain river sage sarah sky sophia sophie susan victoria willow
          winter zoe eve ruth helen laura julia kate ella dorothy betty nancy sandra ashley kimberly
          donna carol michelle amanda melissa deborah stephanie rebecca
          """);

  private static final Set<String> MORE_MEN =
      words(
          """
          aiden alexander andrew atlas axel benjamin charles christopher daniel david edward ethan
          finn george harry henry jack jacob james jayden john joseph kai liam logan lucas mason
          matthew michael noah oliver owen peter phoenix richard robert ryder samuel sebastian
          theodore thomas william zion bob frank mark steven kenneth kevin brian ronald timothy
          jason jeffrey ryan gary nicholas eric jonathan stephen larry justin scott brandon
          """);

  private People() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  static boolean isWoman(String name) {
    return WOMEN.contains(name) || MORE_WOMEN.contains(name.toLowerCase(Locale.ROOT));
  }

  static boolean isMan(String name) {
    return MEN.contains(name) || MORE_MEN.contains(name.toLowerCase(Locale.ROOT));
  }
}
