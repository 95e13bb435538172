package dev.ponder.model.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Says what a file is that is not safetensors, from its first bytes.
final class Magic {
  private static final String CONVERT =
      "; it could run code when loaded, so Ponder never opens it: convert it to safetensors";

  private Magic() {}

  /// What the file is, or null when its beginning tells nothing.
  ///
  /// @param head the first bytes of the file, 16 or more when it has them
  static @Nullable String name(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    String lower = text.stripLeading().toLowerCase(Locale.ROOT);
    if (text.startsWith("PK")) {
      return "is a zip archive, as PyTorch's pickle checkpoints are" + CONVERT;
    }
    if (head.length >= 2 && (head[0] & 0xFF) == 0x80 && head[1] >= 2 && head[1] <= 5) {
      return "is a Python pickle (protocol " + head[1] + ")" + CONVERT;
    }
    if (text.startsWith("(dp")
        || text.startsWith("(lp")
        || text.startsWith("c__")
        || text.startsWith("cos\n")
        || text.startsWith("cposix\n")
        || text.startsWith("(i")) {
      return "is a Python pickle (protocol 0)" + CONVERT;
    }
    if (text.startsWith("GGUF")) {
      return "is a GGUF file; Ponder reads safetensors only";
    }
    if (text.startsWith("\u0089HDF")) {
      return "is an HDF5 file; Ponder reads safetensors only";
    }
    if (text.startsWith("\u0093NUMPY")) {
      return "is a NumPy file; Ponder reads safetensors only";
    }
    if (text.startsWith("\u001f\u008b")) {
      return "is compressed with gzip; unpack it first";
    }
    if (text.startsWith("version https://git-l") || text.startsWith("version https://")) {
      return "is a Git LFS pointer, not the file itself; fetch it with git lfs pull";
    }
    if (lower.startsWith("<!doctype") || lower.startsWith("<html")) {
      return "is a web page, not a model; the download went wrong";
    }
    return null;
  }
}
