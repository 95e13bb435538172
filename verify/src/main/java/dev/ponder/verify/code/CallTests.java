package dev.ponder.verify.code;

import dev.ponder.verify.code.PlainReply.Malformed;
import dev.ponder.verify.sandbox.BoxedProgram;
import dev.ponder.verify.sandbox.Ending;
import dev.ponder.verify.sandbox.Limits;
import dev.ponder.verify.sandbox.ReadyBoxes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One candidate against tests that call functions: two boxes and the parent between them.
///
/// The judge's box runs the tests. Where they call the candidate, the judge asks the parent; the
/// parent gives the code and the arguments of this one call to a fresh box, waits until that box
/// has ended well with exactly one reply, and hands the judge plain data. Only when a reply holds
/// an object of the candidate's own does its box live on, for the calls that need the object.
final class CallTests {
  // Escaped, because a text of Python may hold half of a surrogate pair, which no UTF-8 can.
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final Duration JUDGE_TIME = Duration.ofSeconds(60);
  private static final long JUDGE_MEMORY = 1L << 30;
  private static final int JUDGE_OUTPUT = 256 << 20;
  private static final int MOST_CALLS = 20_000;

  private final ReadyBoxes judges;
  private final ReadyBoxes candidates;
  private final Limits limits;
  private final String code;

  private @Nullable BoxedProgram held;
  private String heldNonce = "";
  private int heldReplies;
  private int runs;

  /// @param judges boxes that hold the tests
  /// @param candidates boxes that hold the program under test
  /// @param limits of the candidates' boxes
  CallTests(ReadyBoxes judges, ReadyBoxes candidates, Limits limits, String code) {
    this.judges = judges;
    this.candidates = candidates;
    this.limits = limits;
    this.code = code;
  }

  /// What ends the tests before their end.
  private static final class Ended extends Exception {
    private static final long serialVersionUID = 1;
    final transient CodeVerdict verdict;

    Ended(CodeVerdict verdict) {
      super(verdict.toString());
      this.verdict = verdict;
    }
  }

  /// The limits of a box that holds tests.
  static Limits judging(Limits limits) {
    return Limits.of(JUDGE_TIME.plus(limits.cpu()), JUDGE_MEMORY).withOutput(JUDGE_OUTPUT);
  }

  CodeVerdict run(ObjectNode plan) throws InterruptedException {
    try {
      return judged(plan);
    } catch (Ended e) {
      return e.verdict;
    } catch (IOException | JacksonException e) {
      return new CodeVerdict.Undecided(String.valueOf(e.getMessage()));
    } finally {
      if (held != null) {
        held.close();
      }
    }
  }

  private CodeVerdict judged(ObjectNode plan) throws IOException, InterruptedException, Ended {
    String nonce = Nonce.fresh();
    try (BoxedProgram judge = judges.take(nonce, JUDGE_OUTPUT)) {
      judge.send(line(plan.deepCopy().put("nonce", nonce)));
      boolean handed = false;
      boolean objects = false;
      for (int calls = 0; calls <= MOST_CALLS; calls++) {
        String message = judge.nextReply();
        if (message == null) {
          return withoutVerdict(judge, handed);
        }
        JsonNode tree = MAPPER.readTree(message);
        if (tree.has("ask")) {
          judge.send(
              (answer(tree.get("ask"), tree.get("most").intValue()) + "\n")
                  .getBytes(StandardCharsets.US_ASCII));
          handed = true;
          objects |= held != null;
        } else if (tree.has("fresh")) {
          release();
        } else {
          CodeVerdict verdict = verdict(tree.get("verdict"));
          release();
          return verdict;
        }
      }
      String often = "the tests call the candidate %d times".formatted(MOST_CALLS);
      // A walk from one object of the program's to the next may have no end by its doing.
      return objects
          ? new CodeVerdict.Reject(RejectKind.TIME, often)
          : new CodeVerdict.Undecided(often);
    }
  }

  /// The tests used up what they have. With a value of the program's in their hands that is the
  /// program's doing; else it would be its choice to be judged or not.
  private static CodeVerdict withoutVerdict(BoxedProgram judge, boolean handed)
      throws InterruptedException {
    Ending.Cause cause = judge.finish().cause();
    boolean memory =
        cause == Ending.Cause.MEMORY
            || cause == Ending.Cause.EXITED && judge.errors().strip().endsWith("MemoryError");
    if (handed && memory) {
      return new CodeVerdict.Reject(
          RejectKind.MEMORY, "the tests ran out of memory with the program's value");
    }
    if (handed && cause == Ending.Cause.OUTPUT) {
      return new CodeVerdict.Reject(
          RejectKind.OUTPUT, "the tests handed over too much with the program's value");
    }
    if (handed && cause == Ending.Cause.TIME) {
      return new CodeVerdict.Reject(
          RejectKind.TIME, "the tests ran out of time with the program's value");
    }
    return new CodeVerdict.Undecided(
        "the tests ended without a verdict: "
            + switch (cause) {
              case TIME -> "out of time";
              case MEMORY -> "out of memory";
              case OUTPUT -> "too much output";
              case FORBIDDEN -> "a system call that the box does not have";
              case FAULT -> "the box failed";
              case EXITED -> memory ? "out of memory" : "they left early";
            });
  }

  private CodeVerdict verdict(JsonNode tree) {
    if (tree.has("passed")) {
      return new CodeVerdict.Accept(runs);
    }
    if (tree.has("fault")) {
      return new CodeVerdict.Undecided(tree.get("fault").asString());
    }
    RejectKind kind =
        switch (tree.get("failed").asString()) {
          case "crash" -> RejectKind.CRASH;
          case "memory" -> RejectKind.MEMORY;
          case "output" -> RejectKind.OUTPUT;
          default -> RejectKind.WRONG;
        };
    return new CodeVerdict.Reject(kind, tree.get("why").asString());
  }

  /// The candidate's reply to one call, as it goes to the judge.
  private String answer(JsonNode call, int most) throws IOException, InterruptedException, Ended {
    BoxedProgram box = held;
    if (box == null) {
      runs++;
      heldNonce = Nonce.fresh();
      heldReplies = 0;
      box = candidates.take(heldNonce, room(most));
      held = box;
      ObjectNode order = MAPPER.createObjectNode();
      order.put("nonce", heldNonce).put("mode", "call").put("most", most);
      order.put("code", code).set("call", call);
      box.send(line(order));
    } else {
      box.send(line(call));
    }
    String said = box.nextReply();
    if (said == null) {
      throw new Ended(ended(box));
    }
    heldReplies++;
    JsonNode tree;
    try {
      tree = PlainReply.read(said, most);
    } catch (Malformed e) {
      throw new Ended(
          new CodeVerdict.Reject(
              RejectKind.FORBIDDEN, "a reply of its own making: " + e.getMessage()));
    }
    if (tree.has("refused")) {
      throw new Ended(
          new CodeVerdict.Reject(RejectKind.OUTPUT, clipped(tree.get("why").asString())));
    }
    // Written anew: what two readers of JSON might take for different things is gone.
    String reply = MAPPER.writeValueAsString(tree);
    if (!reply.contains("{\"object\":") && heldReplies == 1) {
      release();
    }
    return reply;
  }

  /// Ends the candidate's box, which must end well and have said nothing more.
  private void release() throws InterruptedException, Ended {
    BoxedProgram box = held;
    if (box == null) {
      return;
    }
    Ending ending = box.finish();
    held = null;
    if (!ending.clean()) {
      throw new Ended(ended(box));
    }
    if (box.replies() != heldReplies) {
      throw new Ended(
          new CodeVerdict.Reject(
              RejectKind.FORBIDDEN,
              "%d replies to %d calls".formatted(box.replies(), heldReplies)));
    }
  }

  // Noise has its cap, and the reply has one of its own.
  private int room(int most) {
    return limits.output() + 2 * Math.max(most, PlainReply.LARGEST);
  }

  private CodeVerdict ended(BoxedProgram box) throws InterruptedException {
    return Endings.verdict(box.finish(), limits, "before it answered", box.errors());
  }

  private static String clipped(String text) {
    return text.length() > 300 ? text.substring(0, 300) : text;
  }

  private static byte[] line(JsonNode tree) {
    return (MAPPER.writeValueAsString(tree) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
