package dev.ponder.verify.code;

import org.jspecify.annotations.Nullable;

/// A problem whose answer is a program, with the tests that judge it.
///
/// @param id its name in the data set
/// @param language what the program is written in
/// @param prompt what the program begins with, if answers may be continuations of it; else empty
/// @param entry the function that the prompt begins to define; empty without a prompt
/// @param tests what decides
/// @param reference a program that is right, if the data set has one
public record CodeProblem(
    String id,
    Language language,
    String prompt,
    String entry,
    CodeTests tests,
    @Nullable String reference) {
  private static final String FUTURE = "from __future__ import ";

  /// The program that a model's answer stands for. Without a prompt it is the code in the answer;
  /// with one, it is that code with the prompt's imports and helpers before it if it defines the
  /// entry itself, or else the prompt continued by the answer.
  public String programOf(String answer) {
    String code = CodeAnswer.extract(answer, language);
    if (prompt.isEmpty()) {
      return code;
    }
    if (code.lines().anyMatch(line -> defines(line, entry))) {
      return withFuture(preamble(), code);
    }
    return prompt + code;
  }

  // Imports from __future__ must come first of all, and were when the answer was written.
  private static String withFuture(String preamble, String code) {
    if (preamble.isBlank() || !code.contains(FUTURE)) {
      return preamble + code;
    }
    var first = new StringBuilder();
    var rest = new StringBuilder();
    for (String line : code.split("(?<=\n)", -1)) {
      if (line.startsWith(FUTURE) && line.indexOf('(') < 0) {
        first.append(line.stripTrailing()).append('\n');
        rest.append('\n');
      } else {
        rest.append(line);
      }
    }
    return first + preamble + rest;
  }

  /// What stands before the definition of the entry in the prompt.
  private String preamble() {
    int offset = 0;
    for (String line : prompt.split("(?<=\n)", -1)) {
      if (defines(line, entry)) {
        return prompt.substring(0, offset);
      }
      offset += line.length();
    }
    return "";
  }

  private static boolean defines(String line, String name) {
    String rest = line.startsWith("async ") ? line.substring(6) : line;
    if (!rest.startsWith("def ") && !rest.startsWith("class ")) {
      return false;
    }
    String after = rest.substring(rest.indexOf(' ') + 1).stripLeading();
    return after.startsWith(name)
        && (after.length() == name.length()
            || !Character.isUnicodeIdentifierPart(after.charAt(name.length())));
  }
}
