package dev.ponder.cli;

import dev.ponder.model.train.Processor;
import dev.ponder.verify.proof.Judgement;
import dev.ponder.verify.proof.SmtLimits;
import dev.ponder.verify.proof.SmtProof;
import dev.ponder.verify.proof.SmtQuestion;
import dev.ponder.verify.proof.SmtSolver;
import dev.ponder.verify.sandbox.Sandbox;
import dev.ponder.verify.sandbox.SandboxException;
import dev.ponder.verify.sandbox.Tools;
import dev.ponder.verify.smt.SmtException;
import dev.ponder.verify.smt.SmtProblem;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bytedeco.pytorch.global.torch;

/// Looks at this machine: what it has, what it lacks, and what each thing is for.
///
/// @param home Ponder's own folder
/// @param work the folder that runs are written to
/// @param path the folders in which programs are looked for
record Doctor(Path home, Path work, List<Path> path) {
  private static final long GIB = 1L << 30;

  /// The doctor for this process's folders and `PATH`.
  static Doctor here() {
    String path = System.getenv("PATH");
    return new Doctor(
        Home.folder(),
        Path.of("").toAbsolutePath(),
        Arrays.stream((path == null ? "" : path).split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of)
            .toList());
  }

  /// Everything it looks at, the needed things first.
  List<Finding> findings() {
    var findings = new ArrayList<Finding>();
    findings.add(java());
    findings.add(vectors());
    findings.add(libtorch());
    findings.add(memory());
    findings.add(disk());
    findings.add(cores());
    findings.add(cpu());
    findings.add(hugePages());
    findings.add(baseModel());
    findings.add(cuda());
    findings.add(program("git", "to name the commit in the record of a run"));
    findings.add(box());
    findings.add(program("python3", "to verify Python programs, which run in the box"));
    findings.add(z3());
    findings.add(program("lean", "to judge proofs in Lean 4; without it they are undecided"));
    findings.add(program("llama-server", "to serve big models (not in this version)"));
    findings.add(program("chromium", "to test pages in a browser (not in this version)"));
    return findings;
  }

  private static Finding java() {
    int feature = Runtime.version().feature();
    return Finding.needed(
        "JDK",
        feature == 25,
        "%s, %s".formatted(Runtime.version(), System.getProperty("java.vendor")),
        "for everything; the launcher looks for a JDK 25");
  }

  private static Finding vectors() {
    boolean there = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    if (!there) {
      return Finding.needed(
          "Vector API",
          false,
          "module jdk.incubator.vector is not resolved",
          "for sampling; start Ponder with its launcher");
    }
    int bits = preferredBits();
    return Finding.quality(
        "Vector API", bits >= 256, bits + " bits a vector", "for sampling; wider is faster");
  }

  // By reflection, because javac's --release does not know incubator modules.
  private static int preferredBits() {
    try {
      Object species =
          Class.forName("jdk.incubator.vector.FloatVector").getField("SPECIES_PREFERRED").get(null);
      return (int)
          Class.forName("jdk.incubator.vector.VectorSpecies")
              .getMethod("vectorBitSize")
              .invoke(species);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Finding libtorch() {
    String purpose = "for training";
    try {
      return Finding.needed(
          "libtorch",
          true,
          "loads; %d threads, OMP_WAIT_POLICY %s"
              .formatted(torch.get_num_threads(), environment("OMP_WAIT_POLICY")),
          purpose);
    } catch (LinkageError e) {
      return Finding.needed("libtorch", false, Failures.oneLine(String.valueOf(e)), purpose);
    }
  }

  private static Finding cuda() {
    String purpose = "for training on a GPU; not needed";
    if (!Files.exists(Path.of("/proc/driver/nvidia/version"))) {
      return Finding.optional("CUDA", false, "no NVIDIA driver", purpose);
    }
    try {
      boolean seen = torch.hasCUDA();
      return Finding.optional(
          "CUDA",
          seen,
          seen ? "seen by libtorch" : "a driver, but a CPU build of libtorch",
          purpose);
    } catch (LinkageError e) {
      return Finding.optional("CUDA", false, "libtorch does not load", purpose);
    }
  }

  private static Finding memory() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long total = system.getTotalMemorySize();
    return Finding.needed(
        "memory",
        total >= 3 * GIB,
        "%.1f GiB, heap up to %.1f GiB"
            .formatted(gib(total), gib(Runtime.getRuntime().maxMemory())),
        "for models and their training; 3 GiB at least");
  }

  private Finding disk() {
    try {
      long free = Files.getFileStore(work).getUsableSpace();
      return Finding.needed(
          "disk",
          free >= GIB && Files.isWritable(work),
          "%.1f GiB free in %s%s"
              .formatted(gib(free), work, Files.isWritable(work) ? "" : ", not writable"),
          "for run folders; 1 GiB at least");
    } catch (IOException e) {
      return Finding.needed("disk", false, Failures.message(e), "for run folders");
    }
  }

  private static Finding cores() {
    int cores = Runtime.getRuntime().availableProcessors();
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return Finding.quality(
        "cores",
        cores >= 2 && load < 0.75 * cores,
        "%d, load %.1f".formatted(cores, load),
        "for speed; other work on the machine makes a run longer");
  }

  private static Finding cpu() {
    Set<String> flags = Processor.flags();
    List<String> known =
        List.of("avx2", "fma", "avx512f", "avx512_bf16", "avx512_vnni", "amx_bf16");
    String found = String.join(" ", known.stream().filter(flags::contains).toList());
    return Finding.quality(
        "CPU",
        flags.contains("avx512f"),
        found.isEmpty() ? "none of " + String.join(" ", known) : found,
        "for speed; avx512f, amx in sampling, bf16 in training");
  }

  private static Finding hugePages() {
    String purpose = "for speed of big arrays";
    try {
      String mode = Files.readString(Path.of("/sys/kernel/mm/transparent_hugepage/enabled"));
      String on = mode.replaceAll("(?s).*\\[(\\w+)].*", "$1").strip();
      return Finding.quality("huge pages", !on.equals("never"), on, purpose);
    } catch (IOException e) {
      return Finding.quality("huge pages", false, "unknown", purpose);
    }
  }

  private Finding baseModel() {
    Path models = home.resolve("models");
    var found = new ArrayList<String>();
    try (var folders = Files.newDirectoryStream(models)) {
      for (Path each : folders) {
        if (Files.exists(each.resolve("config.json"))) {
          found.add(String.valueOf(each.getFileName()));
        }
      }
    } catch (IOException e) {
      // No folder, no models.
    }
    found.sort(null);
    return Finding.optional(
        "models",
        !found.isEmpty(),
        found.isEmpty() ? "none in " + models : String.join(", ", found),
        "to start at RL; without one: scale --from-scratch");
  }

  private Finding box() {
    String purpose = "to verify programs a model wrote, in a box";
    try (Sandbox sandbox = Sandbox.open(1, new Tools(path))) {
      return Finding.optional("bwrap", true, "holds: " + sandbox.describe(), purpose);
    } catch (SandboxException e) {
      return Finding.optional("bwrap", false, Failures.oneLine(Failures.message(e)), purpose);
    }
  }

  /// Whether the solver that comes with Ponder runs here: it is asked something.
  private static Finding z3() {
    try (var solver = new SmtSolver(SmtLimits.DEFAULT)) {
      var judgement =
          new SmtProof(solver)
              .judge(new SmtQuestion.Status(SmtProblem.read("(assert true)")), "sat");
      boolean good = judgement.kind() == Judgement.Kind.PROVED;
      return Finding.optional(
          "z3",
          good,
          good ? "answers" : judgement.reason(),
          "to prove or refute claims in SMT-LIB, and for the task logic");
    } catch (SmtException e) {
      throw new IllegalStateException(e.reason(), e);
    }
  }

  private Finding program(String name, String purpose) {
    for (Path folder : path) {
      Path file = folder.resolve(name);
      if (Files.isExecutable(file) && Files.isRegularFile(file)) {
        return Finding.optional(name, true, file.toString(), purpose);
      }
    }
    return Finding.optional(name, false, "not on PATH", purpose);
  }

  private static String environment(String name) {
    String value = System.getenv(name);
    return value == null ? "not set" : value;
  }

  private static double gib(long bytes) {
    return (double) bytes / GIB;
  }
}
