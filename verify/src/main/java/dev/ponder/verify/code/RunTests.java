package dev.ponder.verify.code;

import dev.ponder.verify.sandbox.BoxedProgram;
import dev.ponder.verify.sandbox.Ending;
import dev.ponder.verify.sandbox.Limits;
import dev.ponder.verify.sandbox.ReadyBoxes;
import dev.ponder.verify.sandbox.Sandbox;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One whole program against pairs of input and output: a fresh box for each pair, which gets the
/// input; the output is compared here.
final class RunTests {
  // Escaped, because a text of Python may hold half of a surrogate pair, which no UTF-8 can.
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Sandbox sandbox;
  private final Limits limits;

  RunTests(Sandbox sandbox, Limits limits) {
    this.sandbox = sandbox;
    this.limits = limits;
  }

  /// @param candidates boxes that hold the program under test
  CodeVerdict python(ReadyBoxes candidates, String code, List<CodeTests.Run> runs)
      throws InterruptedException {
    int number = 0;
    for (CodeTests.Run run : runs) {
      number++;
      ObjectNode order = MAPPER.createObjectNode();
      order.put("nonce", "").put("mode", "script").put("code", code).put("stdin", run.input());
      ArrayNode arguments = order.putArray("arguments");
      run.arguments().forEach(arguments::add);
      byte[] line = (MAPPER.writeValueAsString(order) + "\n").getBytes(StandardCharsets.UTF_8);
      try (BoxedProgram box = candidates.take("", limits.output())) {
        box.sendLast(line);
        CodeVerdict bad = judge(box, run, number);
        if (bad != null) {
          return bad;
        }
      } catch (IOException e) {
        return new CodeVerdict.Undecided(String.valueOf(e.getMessage()));
      }
    }
    return new CodeVerdict.Accept(number);
  }

  CodeVerdict java(JavaPrograms java, String code, List<CodeTests.Run> runs)
      throws InterruptedException {
    int number = 0;
    try {
      JavaPrograms.Compiled compiled = java.compile(sandbox, code);
      if (compiled instanceof JavaPrograms.Refused(var verdict)) {
        return verdict;
      }
      var runnable = (JavaPrograms.Runnable) compiled;
      for (CodeTests.Run run : runs) {
        number++;
        try (BoxedProgram box =
            sandbox.start(java.program(runnable, run.arguments(), limits), limits, "")) {
          box.sendLast(run.input().getBytes(StandardCharsets.UTF_8));
          CodeVerdict bad = judge(box, run, number);
          if (bad != null) {
            return bad;
          }
        }
      }
    } catch (IOException e) {
      return new CodeVerdict.Undecided(String.valueOf(e.getMessage()));
    }
    return new CodeVerdict.Accept(number);
  }

  private @Nullable CodeVerdict judge(BoxedProgram box, CodeTests.Run run, int number)
      throws InterruptedException {
    Ending ending = box.finish();
    if (!ending.clean()) {
      CodeVerdict bad = Endings.verdict(ending, limits, "in run " + number, box.errors());
      return bad instanceof CodeVerdict.Reject(var kind, var reason)
              && kind == RejectKind.CRASH
              && outOfMemory(box)
          ? new CodeVerdict.Reject(RejectKind.MEMORY, reason)
          : bad;
    }
    String output;
    try {
      output = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(box.output())).toString();
    } catch (CharacterCodingException e) {
      return new CodeVerdict.Reject(
          RejectKind.WRONG, "the output of run %d is no UTF-8 text".formatted(number));
    }
    if (!OutputText.same(output, run.output(), run.tolerance())) {
      return new CodeVerdict.Reject(
          RejectKind.WRONG, "run %d wrote something else".formatted(number));
    }
    return null;
  }

  // A JVM that ends for want of memory says so on standard output, Python on standard error.
  private static boolean outOfMemory(BoxedProgram box) {
    return box.errors().contains("java.lang.OutOfMemoryError")
        || box.errors().stripTrailing().endsWith("MemoryError")
        || new String(box.output(), StandardCharsets.UTF_8).contains("java.lang.OutOfMemoryError");
  }
}
