package dev.ponder.verify.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The filter as the kernel would run it: an interpreter of classic BPF, written from its
/// definition.
class SeccompFilterTest {
  private static final int X86_64 = 0xC000003E;
  private static final int I386 = 0x40000003;

  private static int run(int architecture, int number, long... arguments) {
    ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    data.putInt(0, number).putInt(4, architecture);
    for (int i = 0; i < arguments.length; i++) {
      data.putLong(16 + 8 * i, arguments[i]);
    }
    ByteBuffer program = ByteBuffer.wrap(SeccompFilter.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    int accumulator = 0;
    for (int at = 0; ; at++) {
      int code = program.getShort(8 * at) & 0xffff;
      int whenTrue = program.get(8 * at + 2) & 0xff;
      int whenFalse = program.get(8 * at + 3) & 0xff;
      int value = program.getInt(8 * at + 4);
      switch (code) {
        case 0x20 -> accumulator = data.getInt(value);
        case 0x15 -> at += accumulator == value ? whenTrue : whenFalse;
        case 0x35 -> at += Integer.compareUnsigned(accumulator, value) >= 0 ? whenTrue : whenFalse;
        case 0x45 -> at += (accumulator & value) != 0 ? whenTrue : whenFalse;
        case 0x06 -> {
          return value;
        }
        default -> throw new AssertionError("no such instruction: " + code);
      }
    }
  }

  @Test
  void whatProgramsLiveOnIsAllowed() {
    // read, write, mmap, brk, execve, wait4, kill, openat, getrandom, memfd_create, rseq, futex
    for (int number : List.of(0, 1, 9, 12, 59, 61, 62, 257, 318, 319, 334, 202)) {
      assertThat(run(X86_64, number)).as("call %d", number).isEqualTo(SeccompFilter.ALLOW);
    }
  }

  @Test
  void theDoorOf32BitsIsShutWhateverTheNumber() {
    for (int number = 0; number < 500; number++) {
      assertThat(run(I386, number)).isEqualTo(SeccompFilter.KILL);
    }
  }

  @Test
  void numbersOfX32AreDeadly() {
    for (int number = 0; number < 600; number++) {
      assertThat(run(X86_64, 0x40000000 | number)).isEqualTo(SeccompFilter.KILL);
    }
    assertThat(run(X86_64, -1)).isEqualTo(SeccompFilter.KILL);
  }

  @Test
  void everyCallOfTheTablesGetsItsAnswer() {
    Syscalls.DEADLY.forEach(each -> assertThat(run(X86_64, each)).isEqualTo(SeccompFilter.KILL));
    Syscalls.REFUSED.forEach(each -> assertThat(run(X86_64, each)).isEqualTo(SeccompFilter.EPERM));
    Syscalls.ABSENT.forEach(each -> assertThat(run(X86_64, each)).isEqualTo(SeccompFilter.ENOSYS));
    assertThat(Syscalls.DEADLY).doesNotContainAnyElementsOf(Syscalls.REFUSED);
    assertThat(Syscalls.ABSENT).doesNotContainAnyElementsOf(Syscalls.REFUSED);
  }

  @Test
  void whatIsYoungerThanTheTableDoesNotExist() {
    for (int number = Syscalls.NEWEST + 1; number < 2000; number++) {
      assertThat(run(X86_64, number)).isEqualTo(SeccompFilter.ENOSYS);
    }
  }

  @Test
  void processesAndThreadsAreMadeButNoNamespaces() {
    int process = 0x01200011;
    int thread = 0x003d0f00;
    assertThat(run(X86_64, Syscalls.CLONE, process)).isEqualTo(SeccompFilter.ALLOW);
    assertThat(run(X86_64, Syscalls.CLONE, thread)).isEqualTo(SeccompFilter.ALLOW);
    for (int bit : List.of(17, 25, 26, 27, 28, 29, 30)) {
      assertThat(run(X86_64, Syscalls.CLONE, process | 1L << bit))
          .as("bit %d", bit)
          .isEqualTo(SeccompFilter.KILL);
    }
    assertThat(run(X86_64, Syscalls.CLONE3)).isEqualTo(SeccompFilter.ENOSYS);
  }

  @Test
  void onlySocketsOfUnixAndInternetAreMade() {
    for (int family = 0; family < 64; family++) {
      int expected =
          List.of(1, 2, 10).contains(family) ? SeccompFilter.ALLOW : SeccompFilter.EAFNOSUPPORT;
      assertThat(run(X86_64, Syscalls.SOCKET, family)).isEqualTo(expected);
      assertThat(run(X86_64, Syscalls.SOCKETPAIR, family)).isEqualTo(expected);
    }
  }

  @Test
  void typingIntoTheTerminalIsRefusedWhateverTheUpperHalfSays() {
    assertThat(run(X86_64, Syscalls.IOCTL, 0, 0x5412)).isEqualTo(SeccompFilter.EPERM);
    assertThat(run(X86_64, Syscalls.IOCTL, 0, 0x100005412L)).isEqualTo(SeccompFilter.EPERM);
    assertThat(run(X86_64, Syscalls.IOCTL, 0, 0x541C)).isEqualTo(SeccompFilter.EPERM);
    assertThat(run(X86_64, Syscalls.IOCTL, 0, 0x5401)).isEqualTo(SeccompFilter.ALLOW);
  }
}
