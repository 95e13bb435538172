package dev.ponder.verify.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ponder.verify.proof.Judgement.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// With a stand-in for `lean`, a shell script: a real Lean is not on this machine.
class LeanProofTest {
  private static final String NONCE = "a1b2c3d4e5";
  private static final String STATEMENT = "(n : Nat) : n + 0 = n";

  @TempDir Path folder;

  private LeanProof lean(Duration time, String script) throws IOException {
    var file = folder.resolve("lean");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return LeanProof.on("/nowhere:" + folder, time, 1024);
  }

  private Judgement judge(String script) throws IOException {
    return lean(Duration.ofSeconds(60), script).judge("", STATEMENT, "simp", NONCE);
  }

  @Test
  void withoutLeanNothingIsDecided() {
    var absent = LeanProof.on(folder + ":/nowhere", Duration.ofSeconds(1), 512);
    assertThat(absent.program()).isEmpty();
    assertThat(absent.judge("", STATEMENT, "simp", NONCE))
        .isEqualTo(new Judgement(Kind.UNKNOWN, LeanProof.ABSENT));
  }

  @Test
  void leanIsGivenTheStatementTheProofAndTheLimits() throws IOException {
    var seen = folder.resolve("seen");
    var judgement =
        lean(
                Duration.ofSeconds(60),
                """
                echo "$1 $2 $3 $4" > %s; cat "$5" >> %s; pwd >> %s; env >> %s
                echo "'ponder_%s' does not depend on any axioms"
                """
                    .formatted(seen, seen, seen, seen, NONCE))
            .judge(
                "open Nat",
                STATEMENT,
                "induction n with\n| zero => rfl\n| succ n ih => simp",
                NONCE);
    assertThat(judgement).isEqualTo(new Judgement(Kind.PROVED, "no axioms"));
    var text = Files.readString(seen);
    assertThat(text)
        .startsWith(
            """
            -M 1024 -j 1
            open Nat

            theorem ponder_a1b2c3d4e5 (n : Nat) : n + 0 = n := by
              induction n with
              | zero => rfl
              | succ n ih => simp

            #print axioms ponder_a1b2c3d4e5
            """);
    // Its folder is its own, its environment empty, and nothing is left behind.
    assertThat(text).contains("ponder-lean").doesNotContain("JAVA");
    var home = text.lines().filter(line -> line.startsWith("HOME=")).findFirst().orElseThrow();
    assertThat(Path.of(home.substring(5))).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "0 | 'N' does not depend on any axioms | proved",
        "0 | 'N' depends on axioms: [propext, Quot.sound] | proved",
        "0 | 'N' depends on axioms: [propext,~ Classical.choice,~ Quot.sound] | proved",
        "0 | Proof.lean:3:2: warning: unused variable~'N' does not depend on any axioms | proved",
        "1 | 'N' does not depend on any axioms | refuted",
        "0 | 'N' depends on axioms: [sorryAx] | refuted",
        "0 | 'N' depends on axioms: [propext, Lean.ofReduceBool] | refuted",
        "0 | 'N' depends on axioms: [] extra | refuted",
        "0 | 'N' depends on axioms: [cheat] | refuted",
        "0 | Proof.lean:1:1: error: unsolved goals~'N' does not depend on any axioms | refuted",
        "0 | warning: declaration uses 'sorry'~'N' does not depend on any axioms | refuted",
        "0 | 'N' does not depend on any axioms~'N' depends on axioms: [sorryAx] | refuted",
        "0 | 'M' does not depend on any axioms | refuted",
        "0 | \"\" | refuted",
        "137 | \"\" | unknown",
      })
  void onlyTheExpectedLastWordIsAProof(int status, String said, String kind) {
    var text = said.replace('~', '\n').replace("N", "ponder_" + NONCE);
    assertThat(LeanProof.read(status, text, "ponder_" + NONCE).kind()).hasToString(kind);
  }

  @Test
  void whatTakesTooLongIsKilledWithAllItStarted() throws IOException {
    var mark = folder.resolve("pid");
    var slow = lean(Duration.ofMillis(700), "sleep 600 & echo $! > " + mark + "; wait");
    var judgement = slow.judge("", STATEMENT, "simp", NONCE);
    assertThat(judgement).isEqualTo(new Judgement(Kind.UNKNOWN, "not decided within 0.7 s"));
    if (Files.exists(mark)) {
      var started = ProcessHandle.of(Long.parseLong(Files.readString(mark).strip()));
      if (started.isPresent()) {
        assertThat(started.get().onExit()).succeedsWithin(Duration.ofSeconds(60));
      }
    }
  }

  @Test
  void aLeanThatTalksTooMuchOrCanNotRunIsUnknown() throws IOException {
    assertThat(judge("head -c 2000000 /dev/zero").kind()).isEqualTo(Kind.UNKNOWN);
    var broken = new LeanProof(Optional.of(folder), Duration.ofSeconds(1), 512);
    assertThat(broken.judge("", STATEMENT, "simp", NONCE).kind()).isEqualTo(Kind.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sorry",
        "exact sorry",
        "admit",
        "exact sorryAx _ true",
        "native_decide",
        "stop",
        " ",
        "simp\naxiom cheat : False",
        "simp\n#exit",
        "#print axioms",
        "#eval 1",
        "by_elab foo",
        "run_tac foo",
        "simp -- done",
        "simp /- a -/",
        "exact (\"a\" ▸ rfl)",
        "set_option debug.x true",
        "simp\nend",
        "simp\nnamespace X",
        "theorem x : True := trivial",
        "unsafe foo",
        "exact «sorry»",
        "open Lean in simp",
        "exact Lean.ofReduceBool _ _ rfl",
        "exact lcProof",
        "macro \"x\" : tactic",
        "attribute [simp] foo",
        "@[simp] foo",
        "exact ponder_a1b2c3d4e5 n",
        "simp\u0000",
        "simp\u202e",
        "so\u200brry",
        "instance : Inhabited False := x",
        "exact Lean.Elab.x",
        "simp\r\nsorry",
        "local notation x",
        "exact unsafeCast x",
        "elab x",
        "import Mathlib",
        "exact IO.rand"
      })
  void tricksAreRefusedBeforeLeanSeesThem(String proof) throws IOException {
    var seen = folder.resolve("seen");
    var lean =
        lean(
            Duration.ofSeconds(60),
            "touch %s; echo \"'ponder_%s' does not depend on any axioms\"".formatted(seen, NONCE));
    assertThat(lean.judge("", STATEMENT, proof, NONCE).kind()).isEqualTo(Kind.MALFORMED);
    assertThat(seen).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "simp",
        "rfl",
        "omega",
        "exact Nat.add_zero n",
        "induction n with\n| zero => rfl\n| succ k ih => simp",
        "constructor\n· exact h.1\n· exact h.2",
        "rcases h with ⟨x, hx⟩",
        "cases' h with a b",
        "have h : ∀ x, x = x := fun x => rfl\nexact h n",
        "obtain ⟨k, rfl⟩ := h",
        "simp [Nat.add_comm]",
        "exact this.symm ▸ rfl",
        "calc n + 0 = n := by simp",
        "norm_num; ring_nf; linarith",
        "exact defeq n",
        "exact classical n",
        "exact h.end_point"
      })
  void proofsOfUsualFormAreHandedOver(String proof) {
    assertThat(LeanText.objection(proof)).isEmpty();
  }

  @Test
  void aNonceThatCouldBeGuessedIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> LeanProof.on("", Duration.ofSeconds(1), 512).judge("", STATEMENT, "simp", "x y"))
        .withMessageStartingWith("nonce:");
  }
}
