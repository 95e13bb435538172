package dev.ponder.verify.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;

/// What runs in the child: reads requests from standard input, hands them to the handler, writes
/// the replies to descriptor 3.
///
/// A thread of its own waits for input and ends the process at its end, whatever the handler does
/// at that moment: so children die with their parent, even one that was killed.
final class WorkerMain {
  private static final int REASON = 500;

  private WorkerMain() {}

  /// Arguments: the handler's class, the most bytes of a request, of a reply.
  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT);
    var in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
    var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream("/dev/fd/3")));
    System.setIn(InputStream.nullInputStream());
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    System.setOut(nowhere);
    System.setErr(nowhere);
    int mostRequest = Integer.parseInt(args[1]);
    int mostReply = Integer.parseInt(args[2]);
    var requests = new SynchronousQueue<Frame>();
    var reader = new Thread(() -> read(in, mostRequest, requests), "requests");
    reader.setDaemon(true);
    reader.start();
    Handler handler = handler(args[0], out);
    Frame.of(0, Frame.READY, "").write(out);
    while (true) {
      Frame request = requests.take();
      Frame reply = answer(handler, request, mostReply);
      reply.write(out);
      if (reply.kind() == Frame.ERROR) {
        Runtime.getRuntime().halt(0);
      }
    }
  }

  private static Handler handler(String name, DataOutputStream out) throws IOException {
    try {
      var constructor = Class.forName(name).asSubclass(Handler.class).getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
      Frame.of(0, Frame.ERROR, said(cause)).write(out);
      Runtime.getRuntime().halt(1);
      throw new IllegalStateException(e);
    }
  }

  private static void read(DataInputStream in, int most, SynchronousQueue<Frame> requests) {
    try {
      for (Frame next = Frame.read(in, most); next != null; next = Frame.read(in, most)) {
        requests.put(next);
      }
    } catch (IOException | InterruptedException e) {
      // The parent is gone or talks nonsense; either way there is nobody to work for.
    }
    Runtime.getRuntime().halt(0);
  }

  private static Frame answer(Handler handler, Frame request, int mostReply) {
    try {
      String answer = handler.handle(request.string());
      byte[] text = Frame.bytes(answer);
      if (text == null) {
        return Frame.of(request.id(), Frame.SIZE, "the reply is not well-formed text");
      }
      return text.length <= mostReply
          ? new Frame(request.id(), Frame.TEXT, text)
          : Frame.of(
              request.id(),
              Frame.SIZE,
              "the reply has %d bytes; at most %d are allowed".formatted(text.length, mostReply));
    } catch (Exception e) {
      return Frame.of(request.id(), Frame.EXCEPTION, said(e));
    } catch (Error e) {
      // An overflowing stack inside a class's initialiser leaves that class unusable for good.
      return Frame.of(request.id(), Frame.ERROR, said(e));
    }
  }

  private static String said(Throwable e) {
    String said = String.valueOf(e);
    return said.length() <= REASON ? said : said.substring(0, REASON) + "...";
  }
}
