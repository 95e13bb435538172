package dev.ponder.verify.proof;

import java.util.Optional;
import java.util.regex.Pattern;

/// Looks at the text of a Lean proof before Lean does: what could make a proof of something else,
/// or run as a program, is refused.
///
/// This is a sieve and no proof of safety: Lean elaborates with code of its libraries. What counts
/// is that Lean accepts the statement, which the verifier writes, from the axioms it allows.
final class LeanText {
  private static final int LONGEST = 100_000;

  /// Words that no proof of a given statement needs.
  private static final Pattern REFUSED =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_.'])("
              + "sorry|sorryAx|admit|stop|axiom|axioms|constant|opaque|unsafe|partial|extern|"
              + "implemented_by|csimp|native_decide|ofReduceBool|ofReduceNat|reduceBool|reduceNat|"
              + "trustCompiler|theorem|lemma|def|abbrev|example|instance|inductive|structure|class|"
              + "namespace|section|end|variable|universe|import|prelude|export|private|protected|"
              + "mutual|macro|macro_rules|syntax|notation|infix|infixl|infixr|prefix|postfix|elab|"
              + "elab_rules|declare_syntax_cat|initialize|builtin_initialize|attribute|deriving|"
              + "set_option|run_cmd|run_tac|run_meta|run_elab|by_elab|eval|include_str|IO|dbg_trace|"
              + "debug|skipKernelTC|addDecl|addDeclWithoutChecking|unsafeCast|lcProof|lcUnreachable|"
              + "ponder_\\w*"
              + ")(?![\\p{L}\\p{N}_'])");

  private LeanText() {}

  /// Why the proof is not handed to Lean; none if it is.
  static Optional<String> objection(String proof) {
    if (proof.isBlank()) {
      return Optional.of("no proof");
    }
    if (proof.length() > LONGEST) {
      return Optional.of(
          "%d characters are more than the %d that are read".formatted(proof.length(), LONGEST));
    }
    for (int i = 0; i < proof.length(); i++) {
      char c = proof.charAt(i);
      if (c < ' ' && c != '\n' || c == 0x7f || Character.isSurrogate(c) || isInvisible(c)) {
        return Optional.of("character %d does not print".formatted(i + 1));
      }
    }
    // Comments and strings could hide the end of one another; a proof needs neither.
    for (var each :
        new String[] {"--", "/-", "-/", "\"", "#", "@[", "\u00ab", "\u00bb", "s!", "`"}) {
      if (proof.contains(each)) {
        return Optional.of("'%s' may not occur in a proof".formatted(each));
      }
    }
    var word = REFUSED.matcher(proof);
    if (word.find()) {
      return Optional.of("'%s' may not occur in a proof".formatted(word.group(1)));
    }
    // A name may be reached through others: Lean.Elab, ....sorryAx.
    var dotted =
        Pattern.compile("\\b(Lean|Elab|Meta|System|IO|sorryAx|ofReduceBool)\\b").matcher(proof);
    if (dotted.find()) {
      return Optional.of("'%s' may not occur in a proof".formatted(dotted.group(1)));
    }
    return Optional.empty();
  }

  private static boolean isInvisible(char c) {
    int type = Character.getType(c);
    return type == Character.FORMAT
        || type == Character.CONTROL && c != '\n'
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SPACE_SEPARATOR && c != ' ';
  }
}
