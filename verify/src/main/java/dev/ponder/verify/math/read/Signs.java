package dev.ponder.verify.math.read;

import static dev.ponder.verify.math.read.Cursor.letter;

import org.jspecify.annotations.Nullable;

/// Reads the signs between the terms of a relation.
final class Signs {
  private final Cursor cursor;

  Signs(Cursor cursor) {
    this.cursor = cursor;
  }

  /// The sign that stands here, not yet taken; null if there is none.
  @Nullable Sign ahead() {
    char c = cursor.peek();
    char next = cursor.at(cursor.at + 1);
    if (c == '=' || c == '<' || c == '>' || c == '!' && next == '=' || c == ':' && next == '=') {
      return c == '=' ? Sign.EQUAL : Sign.OTHER;
    }
    if (c == '\\') {
      String command = cursor.command();
      if (command != null) {
        return command.equals("not") ? Sign.UNEQUAL : Vocabulary.RELATIONS.get(command);
      }
    }
    return cursor.word().equals("in") ? Sign.IN : null;
  }

  /// Takes the sign that stands here.
  Sign take() {
    char c = cursor.peek();
    if (c == '\\') {
      String command = String.valueOf(cursor.command());
      cursor.at += command.length() + 1;
      if (command.equals("not")) {
        Sign negated = ahead();
        if (negated == null) {
          throw new Unreadable("\\not before " + cursor.place());
        }
        take();
        return switch (negated) {
          case EQUAL -> Sign.UNEQUAL;
          case IN -> Sign.NOT_IN;
          default -> Sign.OTHER;
        };
      }
      Sign sign = Vocabulary.RELATIONS.get(command);
      return sign == null ? Sign.OTHER : sign;
    }
    if (letter(c)) {
      cursor.at += 2;
      return Sign.IN;
    }
    cursor.at++;
    char next = cursor.at(cursor.at);
    if (c == '=' && (next == '<' || next == '>')) {
      throw new Unreadable("the sign =" + next);
    }
    if (next == '=') {
      cursor.at++;
    }
    return switch (c) {
      case '<' -> next == '=' ? Sign.AT_MOST : Sign.LESS;
      case '>' -> next == '=' ? Sign.AT_LEAST : Sign.GREATER;
      case '!' -> Sign.UNEQUAL;
      default -> Sign.EQUAL;
    };
  }
}
