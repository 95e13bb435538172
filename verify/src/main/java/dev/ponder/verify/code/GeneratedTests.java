package dev.ponder.verify.code;

import dev.ponder.verify.code.PlainReply.Malformed;
import dev.ponder.verify.sandbox.BoxedProgram;
import dev.ponder.verify.sandbox.Limits;
import dev.ponder.verify.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Assertions that a model guessed, tried on programs that a model wrote: all of them in one box
/// per program, inside the program's own process.
///
/// That is cheap, and it is for choosing between samples, where every program is tried on the same
/// guesses and none of them is known to be right. It is no verifier: a program could say of itself
/// what it likes, so nothing may be rewarded by it.
///
/// @param sandbox where they run
/// @param limits of one program with all its assertions
/// @param seconds for each assertion
public record GeneratedTests(Sandbox sandbox, Limits limits, double seconds) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /// The assertions in what a model wrote after `assert`: those that call the entry, each once, in
  /// order, the first few of each continuation.
  public static List<String> assertions(List<String> continuations, String entry, int ofEach) {
    Set<String> found = new LinkedHashSet<>();
    for (String continuation : continuations) {
      String text = CodeAnswer.untilNextDefinition(continuation);
      int taken = 0;
      for (String part : text.split("\n?\\bassert\\b")) {
        String one = part.strip().replaceAll("\\s*\n\\s*", " ");
        if (taken < ofEach && one.contains(entry + "(") && one.contains("==")) {
          taken++;
          found.add("assert " + one);
        }
      }
    }
    return List.copyOf(found);
  }

  /// Which of the assertions hold for a program; none if it does not load or runs out of its
  /// limits.
  ///
  /// @throws IOException if the box failed
  public BitSet held(UnitTests tests, String program, List<String> assertions)
      throws IOException, InterruptedException {
    String nonce = Nonce.fresh();
    ObjectNode order = MAPPER.createObjectNode();
    order.put("nonce", nonce).put("mode", "checks").put("most", PlainReply.LARGEST);
    order.put("code", program).put("seconds", seconds);
    ArrayNode checks = order.putArray("checks");
    assertions.forEach(checks::add);
    var held = new BitSet(assertions.size());
    try (BoxedProgram box = sandbox.start(tests.python().candidate(), limits, nonce)) {
      box.sendLast((MAPPER.writeValueAsString(order) + "\n").getBytes(StandardCharsets.UTF_8));
      String reply = box.nextReply();
      if (reply == null || !box.finish().clean()) {
        return held;
      }
      JsonNode list = PlainReply.read(reply, PlainReply.LARGEST).path("ok");
      for (int i = 0; i < assertions.size() && i < list.size(); i++) {
        held.set(i, list.get(i).asBoolean(false));
      }
      return held;
    } catch (Malformed e) {
      return held;
    }
  }
}
