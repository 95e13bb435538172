package dev.ponder.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ponder.core.RandomKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {
  @TempDir Path folder;

  @Test
  void whatWasWrittenIsReadBackToTheLastBit() throws IOException {
    var random = RandomKey.of(1).generator();
    var values = new float[300_001];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.intBitsToFloat(random.nextInt() & 0xBFFF_FFFF);
    }
    values[0] = -0f;
    values[1] = Float.MIN_VALUE;
    var tensors = new LinkedHashMap<String, Tensor>();
    tensors.put("a", Tensor.floats(values));
    tensors.put("counter", Tensor.longs(Long.MIN_VALUE, -1, Long.MAX_VALUE));
    tensors.put("empty", Tensor.floats(List.of(3, 0), new float[0]));
    tensors.put("scalar", Tensor.floats(List.of(), new float[] {7}));
    Path file = write(SafeTensors.of(tensors));

    SafeTensors read = SafeTensors.read(file);

    assertThat(read.tensors().keySet())
        .containsExactlyInAnyOrder("a", "counter", "empty", "scalar");
    for (int i = 0; i < values.length; i++) {
      assertThat(Float.floatToRawIntBits(read.floats("a")[i]))
          .isEqualTo(Float.floatToRawIntBits(values[i]));
    }
    assertThat(read.longs("counter")).containsExactly(Long.MIN_VALUE, -1, Long.MAX_VALUE);
    assertThat(read.get("empty").shape()).containsExactly(3, 0);
    assertThat(read.get("scalar").shape()).isEmpty();
    assertThat(read.metadata()).containsOnlyKeys("format");
    assertThat(Files.readAllBytes(write(read))).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void every16BitFloatSurvivesReadingAndWriting() throws IOException {
    for (DType dtype : List.of(DType.F16, DType.BF16)) {
      var data = ByteBuffer.allocate(2 << 16).order(ByteOrder.LITTLE_ENDIAN);
      for (int bits = 0; bits < 1 << 16; bits++) {
        data.putShort((short) bits);
      }
      Path file = raw(header("x", dtype.name(), "[65536]", 0, 2 << 16), data.array());
      try (var open = SafeTensorsFile.open(file)) {
        var values = ((Tensor.Floats) open.readAny("x")).values();
        for (int bits = 0; bits < 1 << 16; bits++) {
          if (Float.isNaN(values[bits])) {
            continue;
          }
          short back =
              dtype == DType.F16 ? Float.floatToFloat16(values[bits]) : DType.toBf16(values[bits]);
          assertThat(back).isEqualTo((short) bits);
        }
      }
    }
  }

  @Test
  void bf16RoundsToTheNearestAndTiesToEven() {
    var random = RandomKey.of(2).generator();
    for (int i = 0; i < 100_000; i++) {
      float value = Float.intBitsToFloat(random.nextInt());
      if (!Float.isFinite(value)) {
        continue;
      }
      float rounded = DType.fromBf16(DType.toBf16(value));
      int down = Float.floatToRawIntBits(value) & 0xFFFF_0000;
      double low = Float.intBitsToFloat(down);
      double high = Float.intBitsToFloat(down + 0x1_0000);
      if (!Double.isFinite(high)) {
        continue;
      }
      double toLow = Math.abs(value - low);
      double toHigh = Math.abs(high - value);
      if (toLow == toHigh) {
        assertThat(DType.toBf16(value) & 1).isZero();
      } else {
        assertThat((double) rounded).isEqualTo(toLow < toHigh ? low : high);
      }
    }
    assertThat(DType.toBf16(Float.intBitsToFloat(0x3F80_8000))).isEqualTo((short) 0x3F80);
    assertThat(DType.toBf16(Float.intBitsToFloat(0x3F81_8000))).isEqualTo((short) 0x3F82);
    assertThat(DType.fromBf16(DType.toBf16(Float.NaN))).isNaN();
  }

  @Test
  void dataIsAlignedWhateverTheOrderOfTypes() throws IOException {
    var tensors = new LinkedHashMap<String, Tensor>();
    tensors.put("half", new Tensor.Floats(DType.F16, List.of(3), new float[] {1, 2, 3}));
    tensors.put("single", Tensor.floats(1, 2, 3));
    tensors.put("long", Tensor.longs(9));
    byte[] bytes = Files.readAllBytes(write(SafeTensors.of(tensors)));
    long start = 8 + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    try (var open = SafeTensorsFile.open(write(SafeTensors.of(tensors)))) {
      open.entries()
          .forEach((_, e) -> assertThat((start + e.begin()) % e.dtype().bytes()).isZero());
    }
  }

  @Test
  void aValueThatIsNotFiniteIsNeitherSavedNorLoaded() throws IOException {
    var bad = new LinkedHashMap<String, Tensor>();
    bad.put("model.norm.weight", Tensor.floats(1, Float.NaN));
    assertThatThrownBy(() -> SafeTensors.of(bad).part())
        .hasMessage("tensor model.norm.weight: value 1 is NaN and is never saved");

    var data =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putFloat(1).putFloat(Float.NaN);
    Path file = raw(header("model.norm.weight", "F32", "[2]", 0, 8), data.array());
    assertThatThrownBy(() -> SafeTensors.read(file))
        .isInstanceOf(CheckpointException.class)
        .hasMessage(file + ": tensor model.norm.weight: value 1 is NaN; weights must be finite");
    try (var open = SafeTensorsFile.open(file)) {
      assertThat(((Tensor.Floats) open.readAny("model.norm.weight")).values()[1]).isNaN();
    }
  }

  @Test
  void aValueTooLargeForHalfIsRefusedByName() {
    var tensors = new LinkedHashMap<String, Tensor>();
    tensors.put("w", new Tensor.Floats(DType.F16, List.of(2), new float[] {1, 70_000}));
    assertThatThrownBy(() -> SafeTensors.of(tensors).part())
        .hasMessageContaining("tensor w: value 1 is 70000.0, too large for F16");
  }

  @Test
  void aFlippedBitInTheDataNamesItsTensor() throws IOException {
    var tensors = new LinkedHashMap<String, Tensor>();
    tensors.put("first", Tensor.floats(1, 2, 3));
    tensors.put("second", Tensor.floats(4, 5, 6));
    byte[] bytes = Files.readAllBytes(write(SafeTensors.of(tensors)));
    bytes[bytes.length - 12] ^= 1;
    Path file = Files.write(folder.resolve("flipped.safetensors"), bytes);
    assertThatThrownBy(() -> SafeTensors.read(file))
        .hasMessageContaining("tensor second: checksum")
        .hasMessageContaining("the file is damaged");
    try (var open = SafeTensorsFile.open(file)) {
      assertThat(open.damaged()).containsExactly("second");
    }
  }

  private Path write(SafeTensors tensors) throws IOException {
    var out = new ByteArrayOutputStream();
    Part part = tensors.part();
    part.writeTo(out);
    assertThat(part.size()).isEqualTo(out.size());
    return Files.write(folder.resolve("x.safetensors"), out.toByteArray());
  }

  static String header(String name, String dtype, String shape, long begin, long end) {
    return "{\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}}"
        .formatted(name, dtype, shape, begin, end);
  }

  private Path raw(String header, byte[] data) throws IOException {
    return raw(folder, header.getBytes(StandardCharsets.UTF_8), data);
  }

  static Path raw(Path folder, byte[] header, byte[] data) throws IOException {
    var bytes = ByteBuffer.allocate(8 + header.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length).put(header).put(data);
    return Files.write(folder.resolve("raw.safetensors"), bytes.array());
  }
}
