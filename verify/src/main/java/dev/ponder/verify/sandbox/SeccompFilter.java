package dev.ponder.verify.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// The filter of system calls that every process in the box carries: a classic BPF program over
/// `struct seccomp_data`, assembled here.
///
/// It kills what is not x86-64 (the 32-bit door has other numbers) and what uses the x32 numbers,
/// kills calls of escapes ([Syscalls#DEADLY]), refuses new namespaces in `clone`, sockets other
/// than unix and internet ones, and typing into a terminal; what it has never heard of does not
/// exist. The remaining calls are allowed: a list of what is forbidden and not of what is allowed,
/// because a list of what Python and a JVM need changes with each release, and namespaces, user and
/// limits stand behind it.
final class SeccompFilter {
  static final int ALLOW = 0x7fff0000;
  static final int KILL = 0x80000000;
  static final int EPERM = 0x00050000 | 1;
  static final int ENOSYS = 0x00050000 | 38;
  static final int EAFNOSUPPORT = 0x00050000 | 97;

  private static final int LOAD_WORD = 0x20;
  private static final int JUMP_EQUAL = 0x15;
  private static final int JUMP_GREATER_OR_EQUAL = 0x35;
  private static final int JUMP_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;

  private static final int NUMBER = 0;
  private static final int ARCHITECTURE = 4;
  private static final int FIRST_ARGUMENT = 16;
  private static final int SECOND_ARGUMENT = 24;

  private static final int X86_64 = 0xC000003E;
  private static final int X32_BIT = 0x40000000;

  /// `CLONE_NEWNS`, `NEWCGROUP`, `NEWUTS`, `NEWIPC`, `NEWUSER`, `NEWPID` and `NEWNET`.
  private static final int NAMESPACES = 0x7E020000;

  private static final int TIOCSTI = 0x5412;
  private static final int TIOCLINUX = 0x541C;
  private static final List<Integer> FAMILIES = List.of(1, 2, 10);

  private final List<long[]> program = new ArrayList<>();

  private SeccompFilter() {}

  /// True where this filter knows the numbers of the system calls.
  static boolean knows(String architecture) {
    return architecture.equals("amd64") || architecture.equals("x86_64");
  }

  /// The program as an array of `struct sock_filter`, as `bwrap --seccomp` reads it.
  static byte[] bytes() {
    var filter = new SeccompFilter();
    filter.assemble();
    ByteBuffer buffer =
        ByteBuffer.allocate(8 * filter.program.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (long[] each : filter.program) {
      buffer.putShort((short) each[0]).put((byte) each[1]).put((byte) each[2]);
      buffer.putInt((int) each[3]);
    }
    return buffer.array();
  }

  private void assemble() {
    add(LOAD_WORD, 0, 0, ARCHITECTURE);
    unlessEqual(X86_64, KILL);
    add(LOAD_WORD, 0, 0, NUMBER);
    // -1 is how the kernel marks a call that a tracer took back; it is above everything, too.
    returnWhen(JUMP_GREATER_OR_EQUAL, X32_BIT, KILL);
    returnWhen(JUMP_GREATER_OR_EQUAL, Syscalls.NEWEST + 1, ENOSYS);
    Syscalls.DEADLY.forEach(number -> returnWhen(JUMP_EQUAL, number, KILL));
    Syscalls.REFUSED.forEach(number -> returnWhen(JUMP_EQUAL, number, EPERM));
    Syscalls.ABSENT.forEach(number -> returnWhen(JUMP_EQUAL, number, ENOSYS));

    whenCalled(Syscalls.CLONE, 4);
    add(LOAD_WORD, 0, 0, FIRST_ARGUMENT);
    returnWhen(JUMP_ANY_BIT, NAMESPACES, KILL);
    add(RETURN, 0, 0, ALLOW);

    whenCalled(Syscalls.IOCTL, 6);
    // The kernel, too, looks at the lower half of the request only.
    add(LOAD_WORD, 0, 0, SECOND_ARGUMENT);
    returnWhen(JUMP_EQUAL, TIOCSTI, EPERM);
    returnWhen(JUMP_EQUAL, TIOCLINUX, EPERM);
    add(RETURN, 0, 0, ALLOW);

    // Both take the family first.
    add(JUMP_EQUAL, 1, 0, Syscalls.SOCKET);
    add(JUMP_EQUAL, 0, 2 + 2 * FAMILIES.size(), Syscalls.SOCKETPAIR);
    add(LOAD_WORD, 0, 0, FIRST_ARGUMENT);
    FAMILIES.forEach(family -> returnWhen(JUMP_EQUAL, family, ALLOW));
    add(RETURN, 0, 0, EAFNOSUPPORT);
    add(RETURN, 0, 0, ALLOW);
  }

  private void whenCalled(int number, int length) {
    add(JUMP_EQUAL, 0, length, number);
  }

  private void returnWhen(int jump, int value, int action) {
    add(jump, 0, 1, value);
    add(RETURN, 0, 0, action);
  }

  private void unlessEqual(int value, int action) {
    add(JUMP_EQUAL, 1, 0, value);
    add(RETURN, 0, 0, action);
  }

  private void add(int code, int whenTrue, int whenFalse, int value) {
    program.add(new long[] {code, whenTrue, whenFalse, value});
  }
}
