package dev.ponder.verify.math.read;

import java.util.ArrayList;
import java.util.List;

/// The currency that a sign before or behind an amount gives it: `\$5`, `5 €`.
///
/// A dollar sign without a backslash means money only where it has no partner.
public final class Money {
  private static final String SIGNS = "£€¥￥₹¢";
  private static final List<String> COMMANDS =
      List.of("pounds", "euro", "yen", "textdollar", "textsterling", "texteuro", "textyen");
  private static final List<String> NAMES = List.of("£", "€", "¥", "$", "£", "€", "¥");

  private Money() {}

  /// The name of the unit; empty if there is no sign, `?` if there are several.
  public static String in(String answer) {
    String found = "";
    int open = 0;
    for (int i = 0; i < answer.length(); i++) {
      char c = answer.charAt(i);
      String here = "";
      if (c == '\\') {
        i++;
        here = escaped(answer, i);
      } else if (c == '$') {
        open++;
      } else if (c > 127 && SIGNS.indexOf(c) >= 0) {
        here = c == '￥' ? "¥" : c == '¢' ? "cent" : String.valueOf(c);
      }
      if (!here.isEmpty()) {
        found = found.isEmpty() || found.equals(here) ? here : "?";
      }
    }
    return found.isEmpty() && open % 2 == 1 ? Units.DOLLARS : found;
  }

  private static String escaped(String answer, int at) {
    if (at < answer.length() && answer.charAt(at) == '$') {
      return Units.DOLLARS;
    }
    for (int i = 0; i < COMMANDS.size(); i++) {
      String command = COMMANDS.get(i);
      int end = at + command.length();
      boolean ends = end >= answer.length() || !Cursor.letter(answer.charAt(end));
      if (answer.startsWith(command, at) && ends) {
        return NAMES.get(i);
      }
    }
    return "";
  }

  /// Whether two answers can be amounts of the same currency, or don't both name one.
  public static boolean agree(String first, String second) {
    String a = in(first);
    String b = in(second);
    return a.isEmpty() || b.isEmpty() || a.equals(b) && !a.equals("?");
  }

  /// An answer as an amount.
  ///
  /// @throws Unreadable if it names another currency in words
  static Node amount(Node node, String currency) {
    if (currency.equals("?")) {
      throw new Unreadable("amounts in several currencies");
    }
    return switch (node) {
      case Node.Measured(var value, var unit) -> {
        if (unit.startsWith("/")) {
          yield new Node.Measured(value, currency + unit);
        }
        if (Units.money(unit) && !unit.equals(currency)) {
          throw new Unreadable("the currencies " + currency + " and " + unit);
        }
        yield node;
      }
      case Node.Num _, Node.Sum _, Node.Product _, Node.Power _, Node.Sym _, Node.Call _ ->
          new Node.Measured(node, currency);
      case Node.Sequence(var items) -> new Node.Sequence(all(items, currency));
      case Node.Braces(var items) -> new Node.Braces(all(items, currency));
      case Node.Bracket(var open, var close, var items) ->
          new Node.Bracket(open, close, all(items, currency));
      case Node.Shape(var name, var parts) when name.equals("≈") ->
          new Node.Shape(name, all(parts, currency));
      case Node.Relation(var terms, var signs)
          when signs.stream().allMatch(each -> each == Sign.EQUAL || each == Sign.ABOUT) -> {
        var amounts = new ArrayList<Node>(terms.subList(0, 1));
        amounts.addAll(all(terms.subList(1, terms.size()), currency));
        yield new Node.Relation(List.copyOf(amounts), signs);
      }
      default -> node;
    };
  }

  private static List<Node> all(List<Node> nodes, String currency) {
    return nodes.stream().map(each -> amount(each, currency)).toList();
  }
}
