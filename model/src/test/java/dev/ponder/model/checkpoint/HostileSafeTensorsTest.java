package dev.ponder.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Files made to hurt whoever believes them: each is one typed error of one line.
class HostileSafeTensorsTest {
  private static final String GOOD = SafeTensorsTest.header("a", "F32", "[2]", 0, 8);

  @TempDir Path folder;

  static Stream<Arguments> headers() {
    return Stream.of(
        header("overlap", two("[2]", 0, 8, "[2]", 4, 12), 12, "neither overlap"),
        header("hole", two("[2]", 0, 8, "[2]", 12, 20), 20, "neither overlap nor leave holes"),
        header("hole at the beginning", one("F32", "[2]", 4, 12), 12, "neither overlap"),
        header("data behind the last", one("F32", "[2]", 0, 8), 12, "8 bytes of data, but"),
        header("same bytes twice", two("[2]", 0, 8, "[2]", 0, 8), 8, "neither overlap"),
        header("negative size", one("F32", "[-2]", 0, 8), 8, "-2 is not in 0.."),
        header("two negatives", one("F32", "[-1,-2]", 0, 8), 8, "-1 is not in 0.."),
        header("product overflow", one("F32", "[4294967296,4294967296]", 0, 8), 8, "more than"),
        header("product wraps to 2", one("F32", "[2147483649,8589934588]", 0, 8), 8, "more than"),
        header("size over 2^63", one("F32", "[18446744073709551616]", 0, 8), 8, "is not in 0.."),
        header("zero hides overflow", one("F32", "[0,9999999999]", 0, 0), 0, "is more than"),
        header("fraction", one("F32", "[2.0]", 0, 8), 8, "VALUE_NUMBER_INT expected"),
        header("too many dimensions", one("F32", "[1,1,1,1,1,1,1,1,2]", 0, 8), 8, "more than 8"),
        header("other dtype", one("F64", "[1]", 0, 8), 8, "dtype F64 can't be read"),
        header("unknown dtype", one("f32", "[2]", 0, 8), 8, "dtype f32 can't be read"),
        header("dtype mismatch", one("F16", "[2]", 0, 8), 8, "needs 4 bytes"),
        header("offsets beyond", one("F32", "[2]", 0, 8), 4, "outside of the file's 4 bytes"),
        header("offsets reversed", one("F32", "[2]", 8, 0), 8, "outside"),
        header(
            "three offsets",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4,8]}}",
            8,
            "more than 2 numbers"),
        header(
            "one offset",
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8]}}",
            8,
            "needs two numbers"),
        header(
            "duplicate names",
            GOOD.substring(0, GOOD.length() - 1) + "," + GOOD.substring(1),
            8,
            "Duplicate"),
        header(
            "duplicate fields",
            "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,8]}}",
            8,
            "Duplicate"),
        header("missing field", "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", 8, "all needed"),
        header("extra field", GOOD.replace("}}", ",\"x\":1}}"), 8, "field x is not known"),
        header("path as name", GOOD.replace("\"a\"", "\"../../x\""), 8, "no path"),
        header("absolute path", GOOD.replace("\"a\"", "\"/etc/passwd\""), 8, "no path"),
        header("empty name", GOOD.replace("\"a\"", "\"\""), 8, "a name is"),
        header("control characters", GOOD.replace("\"a\"", "\"a\\n\\u001b[31m\""), 8, "a name is"),
        header("huge name", GOOD.replace("\"a\"", "\"" + "n".repeat(5000) + "\""), 8, ""),
        header("leading spaces", "   " + GOOD, 8, "does not begin with {"),
        header("leading newline", "\n" + GOOD, 8, "does not begin with {"),
        header("trailing text", GOOD + "x", 8, "only spaces may"),
        header("trailing newline", GOOD + "\n", 8, "only spaces may"),
        header("second object", GOOD + "{}", 8, "only spaces may"),
        header("array", "[" + GOOD + "]", 8, "does not begin with {"),
        header("cut off", GOOD.substring(0, GOOD.length() - 2), 8, "not valid JSON"),
        header("deep", "{\"a\":" + "[".repeat(100_000) + "}", 8, ""),
        header("metadata of numbers", "{\"__metadata__\":{\"format\":1}}", 0, "__metadata__"),
        header("metadata list", "{\"__metadata__\":[]}", 0, "__metadata__"),
        header("null entry", "{\"a\":null}", 0, "tensor a: START_OBJECT expected"),
        header("NaN as size", one("F32", "[NaN]", 0, 8), 8, "not valid JSON"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("headers")
  void aHostileHeaderIsOneTypedError(String what, String header, int dataBytes, String says)
      throws IOException {
    Path file =
        SafeTensorsTest.raw(folder, header.getBytes(StandardCharsets.UTF_8), new byte[dataBytes]);
    assertThat(refusal(file)).as(what).contains(says);
  }

  @Test
  void aHeaderThatIsNotUtf8IsRefused() throws IOException {
    for (byte[] bad :
        new byte[][] {
          {(byte) 0xFF}, {(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}
        }) {
      byte[] header = GOOD.replace("\"a\"", "\"###\"").getBytes(StandardCharsets.UTF_8);
      System.arraycopy(bad, 0, header, 2, bad.length);
      assertThat(refusal(SafeTensorsTest.raw(folder, header, new byte[8]))).contains("not UTF-8");
    }
  }

  @Test
  void aHeaderLengthBeyondTheFileOrTheLimitIsRefused() throws IOException {
    for (long length : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, -1, 1L << 40, 0, 1}) {
      assertThat(refusal(withLength(length))).contains("header length");
    }
    assertThat(refusal(withLength(1000))).contains("the file is cut off");
  }

  @Test
  void aHeaderOver100MegabytesIsRefusedBeforeItIsRead() throws IOException {
    Path file = folder.resolve("sparse.safetensors");
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(200_000_000);
      var head = ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN).putLong(120_000_000);
      sparse.write(head.put((byte) '{').array());
    }
    long before = allocated();
    assertThat(refusal(file)).contains("header length 120000000 is not in 2..16777216");
    assertThat(allocated() - before).isLessThan(8 << 20);
  }

  @Test
  void noHostileShapeAllocatesBeforeItIsRefused() throws IOException {
    String header = one("F32", "[500000000]", 0, 2_000_000_000L);
    Path file = SafeTensorsTest.raw(folder, header.getBytes(StandardCharsets.UTF_8), new byte[8]);
    refusal(file);
    long before = allocated();
    refusal(file);
    assertThat(allocated() - before).isLessThan(1 << 20);
  }

  @Test
  void picklesAndArchivesAreRefusedByName() throws IOException {
    byte[] pickle = {(byte) 0x80, 2, 'c', 'o', 's', '\n', 's', 'y', 's', 't', 'e', 'm', '\n'};
    assertThat(refusal(file(pickle))).contains("is a Python pickle (protocol 2)", "convert it");
    assertThat(refusal(file("cos\nsystem\n(S'touch marker'\ntR.".getBytes(StandardCharsets.UTF_8))))
        .contains("is a Python pickle (protocol 0)");
    assertThat(refusal(file("PK\3\4\0\0\0\0archive/data.pkl".getBytes(StandardCharsets.UTF_8))))
        .contains("zip archive", "pickle");
    assertThat(refusal(file("GGUF\3\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.UTF_8))))
        .contains("is a GGUF file");
    assertThat(refusal(file("version https://git-lfs".getBytes(StandardCharsets.UTF_8))))
        .contains("Git LFS pointer");
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    byte[] whole =
        Files.readAllBytes(
            SafeTensorsTest.raw(folder, GOOD.getBytes(StandardCharsets.UTF_8), new byte[8]));
    for (int length = 0; length < whole.length; length++) {
      refusal(file(Arrays.copyOf(whole, length)));
    }
    assertThat(refusal(folder)).contains("is a folder");
    assertThat(refusal(folder.resolve("absent"))).contains("no such file");
  }

  private Path withLength(long length) throws IOException {
    var bytes = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    return file(bytes.put(GOOD.getBytes(StandardCharsets.UTF_8)).array());
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("x.safetensors"), bytes);
  }

  private static String refusal(Path file) {
    Throwable thrown = catchThrowable(() -> SafeTensors.read(file));
    assertThat(thrown).isInstanceOf(CheckpointException.class);
    assertThat(thrown.getMessage()).startsWith(file.toString()).doesNotContain("\n", "\u001b");
    return String.valueOf(thrown.getMessage());
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean)
            java.lang.management.ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private static Arguments header(String what, String header, int dataBytes, String says) {
    return Arguments.of(what, header, dataBytes, says);
  }

  private static String one(String dtype, String shape, long begin, long end) {
    return SafeTensorsTest.header("a", dtype, shape, begin, end);
  }

  private static String two(String s, long b, long e, String s2, long b2, long e2) {
    String first = SafeTensorsTest.header("a", "F32", s, b, e);
    String second = SafeTensorsTest.header("b", "F32", s2, b2, e2);
    return first.substring(0, first.length() - 1) + "," + second.substring(1);
  }
}
