package dev.ponder.task.procedural.code;

import java.util.ArrayList;
import java.util.List;

/// A program of eight one-letter commands on a tape of bytes (BF).
///
/// `>` and `<` move along the tape, `+` and `-` change the byte there by 1 (modulo 256), `[` and
/// `]` enclose what is repeated while the byte is not 0, `.` prints it. The tape has 1000 bytes; a
/// program that leaves it, reads input (`,`) or runs for more than 200,000 commands is refused.
///
/// @param code the commands
/// @param printed its output: one line of printable characters
/// @param prints the place of the tape for each of them
record ByteProgram(String code, String printed, List<Integer> prints) {
  static final int LONGEST = 4000;
  private static final int TAPE = 1000;
  private static final int STEPS = 200_000;
  private static final int OUTPUT = 500;

  /// Runs it.
  ///
  /// @throws IllegalArgumentException when it is no program, or over a limit
  static ByteProgram run(String code) {
    if (code.isEmpty() || code.length() > LONGEST) {
      throw new IllegalArgumentException(
          "program: %d commands; 1 to %d are read".formatted(code.length(), LONGEST));
    }
    int[] partner = partners(code);
    int[] tape = new int[TAPE];
    var printed = new StringBuilder();
    var prints = new ArrayList<Integer>();
    int place = 0;
    int steps = 0;
    for (int at = 0; at < code.length(); at++) {
      if (++steps > STEPS) {
        throw new IllegalArgumentException(
            "program: it runs for more than %d commands".formatted(STEPS));
      }
      switch (code.charAt(at)) {
        case '>' -> place++;
        case '<' -> place--;
        case '+' -> tape[place] = tape[place] + 1 & 255;
        case '-' -> tape[place] = tape[place] - 1 & 255;
        case '.' -> {
          printed.append((char) tape[place]);
          prints.add(place);
        }
        case '[' -> at = tape[place] == 0 ? partner[at] : at;
        case ']' -> at = tape[place] != 0 ? partner[at] : at;
        default ->
            throw new IllegalArgumentException(
                "program: U+%04X at %d is no command that is read"
                    .formatted((int) code.charAt(at), at));
      }
      if (place < 0 || place >= TAPE) {
        throw new IllegalArgumentException(
            "program: it leaves the tape of %d bytes".formatted(TAPE));
      }
      if (printed.length() > OUTPUT) {
        throw new IllegalArgumentException(
            "program: it prints more than %d characters".formatted(OUTPUT));
      }
    }
    var text = printed.toString();
    if (text.isBlank()
        || !text.equals(text.strip())
        || !text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          "program: its output is not one line of printable characters");
    }
    return new ByteProgram(code, text, prints);
  }

  private static int[] partners(String code) {
    int[] partner = new int[code.length()];
    var open = new ArrayList<Integer>();
    for (int at = 0; at < code.length(); at++) {
      if (code.charAt(at) == '[') {
        open.add(at);
      } else if (code.charAt(at) == ']') {
        if (open.isEmpty()) {
          throw new IllegalArgumentException("program: ] at %d closes nothing".formatted(at));
        }
        partner[at] = open.removeLast();
        partner[partner[at]] = at;
      }
    }
    if (!open.isEmpty()) {
      throw new IllegalArgumentException(
          "program: [ at %d is never closed".formatted(open.getLast()));
    }
    return partner;
  }
}
