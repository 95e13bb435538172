package dev.ponder.verify.proof;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Judges proofs in Lean 4 with a `lean` that is on this machine, if there is one.
///
/// The verifier writes the file: a preamble and the statement as a theorem under a name that the
/// answer can't know, the answer as its proof, and a question for the axioms it rests on. Right is
/// a proof for which Lean ends with status 0, says no error, and lists no axioms but the three
/// usual ones. Without `lean` every proof is undecided.
///
/// **This was written from Lean's documentation and tested with a stand-in for `lean`; no real Lean
/// has run it.** Lean runs code of its libraries while it reads a proof: hand it proofs that a
/// model wrote only on a machine that may be lost.
///
/// @param program the `lean` to call; none if this machine has none
/// @param time from start to end
/// @param memoryMegabytes given to Lean as its own limit (`-M`)
public record LeanProof(Optional<Path> program, Duration time, int memoryMegabytes) {
  /// Why a proof is undecided where there is no Lean.
  public static final String ABSENT = "no lean on PATH, so no proof in Lean is judged";

  private static final Set<String> USUAL_AXIOMS =
      Set.of("propext", "Classical.choice", "Quot.sound");
  private static final int MOST_OUTPUT = 1 << 20;

  /// How long a killed process may take to be gone.
  private static final long CLEAN_UP_SECONDS = 5;

  /// The first `lean` of a search path like `PATH`.
  public static LeanProof on(String path, Duration time, int memoryMegabytes) {
    return new LeanProof(find(path), time, memoryMegabytes);
  }

  /// The first `lean` of a search path; none if there is none.
  public static Optional<Path> find(String path) {
    return Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).resolve("lean"))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /// Judges a proof.
  ///
  /// @param preamble imports and definitions, from the verifier's side
  /// @param statement what is to be proved, e.g. `(n : Nat) : n + 0 = n`, from the verifier's side
  /// @param proof what a policy wrote to stand after `:= by`
  /// @param nonce digits and letters that whoever wrote the proof can't have known
  public Judgement judge(String preamble, String statement, String proof, String nonce) {
    if (!nonce.matches("[0-9a-zA-Z]{8,64}")) {
      throw new IllegalArgumentException("nonce: it must be 8 to 64 letters and digits");
    }
    var objection = LeanText.objection(proof);
    if (objection.isPresent()) {
      return Judgement.malformed(objection.get());
    }
    if (program.isEmpty()) {
      return Judgement.unknown(ABSENT);
    }
    var name = "ponder_" + nonce;
    try {
      var folder = Files.createTempDirectory("ponder-lean");
      try {
        var file = folder.resolve("Proof.lean");
        Files.writeString(file, file(preamble, statement, proof, name));
        return run(program.get(), folder, file, name);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      return Judgement.unknown("lean can't be run: " + e.getMessage());
    }
  }

  private static String file(String preamble, String statement, String proof, String name) {
    var lines = new StringBuilder(preamble).append("\n\ntheorem ").append(name).append(' ');
    lines.append(statement.strip()).append(" := by\n");
    // Deeper than column 0, a line can't be a command of its own.
    proof.strip().lines().forEach(line -> lines.append("  ").append(line).append('\n'));
    return lines.append("\n#print axioms ").append(name).append('\n').toString();
  }

  private Judgement run(Path lean, Path folder, Path file, String name) throws IOException {
    var output = folder.resolve("output");
    var builder =
        new ProcessBuilder(
            lean.toString(), "-M", Integer.toString(memoryMegabytes), "-j", "1", file.toString());
    builder.directory(folder.toFile());
    builder.environment().keySet().removeIf(key -> !key.equals("PATH") && !key.equals("LEAN_PATH"));
    builder.environment().put("HOME", folder.toString());
    builder.redirectErrorStream(true);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.redirectOutput(output.toFile());
    var process = builder.start();
    try {
      if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
        return Judgement.unknown("not decided within %s s".formatted(time.toMillis() / 1000.0));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Judgement.unknown("interrupted");
    } finally {
      kill(process);
    }
    if (Files.size(output) > MOST_OUTPUT) {
      return Judgement.unknown("lean said more than %d bytes".formatted(MOST_OUTPUT));
    }
    return read(
        process.exitValue(), Files.readString(output, StandardCharsets.UTF_8).strip(), name);
  }

  /// What Lean's last word means. Any error, and any word about the theorem that is not the one
  /// expected, counts against the proof.
  static Judgement read(int status, String said, String name) {
    if (status > 128 || status < 0) {
      return Judgement.unknown("lean was ended by signal " + (status - 128));
    }
    var lines = said.lines().toList();
    var error = lines.stream().filter(line -> line.contains("error:")).findFirst();
    if (status != 0 || error.isPresent()) {
      return Judgement.refuted(
          "lean says: "
              + brief(error.orElse(lines.isEmpty() ? "status " + status : lines.getFirst())));
    }
    var about = new ArrayList<String>();
    for (var line : lines) {
      if (line.contains(name)) {
        about.add(line);
      }
    }
    if (said.contains("sorry") || about.size() != 1) {
      return Judgement.refuted("lean does not say which axioms the proof rests on");
    }
    var rest = said.substring(said.indexOf(about.getFirst())).replaceAll("\\s+", " ").strip();
    if (rest.endsWith("'" + name + "' does not depend on any axioms")) {
      return Judgement.proved("no axioms");
    }
    var match =
        Pattern.compile("'" + name + "' depends on axioms: \\[([^\\[\\]]*)]$").matcher(rest);
    if (!match.find()) {
      return Judgement.refuted("lean does not say which axioms the proof rests on");
    }
    var axioms = Arrays.stream(match.group(1).split(",")).map(String::strip).toList();
    var others = axioms.stream().filter(each -> !USUAL_AXIOMS.contains(each)).toList();
    return others.isEmpty()
        ? Judgement.proved("axioms: " + String.join(", ", axioms))
        : Judgement.refuted("it rests on " + brief(String.join(", ", others)));
  }

  private static String brief(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "..." : text;
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor(CLEAN_UP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (var all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (var each : files) {
      Files.deleteIfExists(each);
    }
  }
}
