package dev.ponder.verify.worker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/// A handler that does whatever a child should not.
final class Tricks implements Handler {
  private final List<Object> kept = new ArrayList<>();
  private int calls;

  @Override
  public String handle(String request) throws IOException {
    calls++;
    int space = request.indexOf(' ');
    String verb = space < 0 ? request : request.substring(0, space);
    String rest = space < 0 ? "" : request.substring(space + 1);
    return switch (verb) {
      case "echo" -> rest;
      case "calls" -> Integer.toString(calls);
      case "pid" -> Long.toString(ProcessHandle.current().pid());
      case "power" -> BigInteger.valueOf(3).pow(30_000_000).toString();
      case "spin" -> spin();
      case "throw" -> throw new IllegalStateException(rest);
      case "overflow" -> Integer.toString(deep(0));
      case "exit" -> exit(Integer.parseInt(rest));
      case "heap" -> fill();
      case "native" -> fillNative();
      case "print" -> print(FileDescriptor.out, "x".repeat(1 << 16), 200);
      case "complain" -> print(FileDescriptor.err, "x".repeat(1 << 16), 200);
      case "garble" -> garble();
      case "long" -> "y".repeat(Integer.parseInt(rest));
      case "surrogate" -> "\ud800";
      case "world" ->
          System.getenv().keySet().stream().sorted().toList()
              + " "
              + Locale.getDefault()
              + " "
              + TimeZone.getDefault().getID();
      default -> throw new IllegalArgumentException("verb: '" + verb + "' is unknown");
    };
  }

  private static String spin() {
    long sum = 0;
    while (!Thread.currentThread().isInterrupted()) {
      sum = sum * 31 + 7;
    }
    return Long.toString(sum);
  }

  private static int deep(int depth) {
    return depth < 0 ? 0 : deep(depth + 1) + 1;
  }

  private static String exit(int status) {
    Runtime.getRuntime().halt(status);
    return "";
  }

  private String fill() {
    while (true) {
      kept.add(new long[1 << 16]);
    }
  }

  private String fillNative() {
    for (int i = 0; i < 1 << 14; i++) {
      MemorySegment block = Arena.global().allocate(1 << 20);
      block.fill((byte) 1);
      kept.add(block);
    }
    return "filled";
  }

  private static String print(FileDescriptor to, String text, int times) throws IOException {
    try (var out = new FileOutputStream(to)) {
      for (int i = 0; i < times; i++) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    return "printed";
  }

  private static String garble() throws IOException {
    try (var out = new FileOutputStream("/dev/fd/3")) {
      out.write("Terminating due to something".getBytes(StandardCharsets.UTF_8));
    }
    return "garbled";
  }
}
