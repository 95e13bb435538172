package dev.ponder.cli;

import dev.ponder.model.checkpoint.HuggingFaceFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Finds the model that a verb uses when none is named.
final class Models {
  private Models() {}

  /// The reasoner of a task, else its base, in `<home>/models`.
  ///
  /// @param task as it is named on the command line, with or without settings
  /// @throws IllegalArgumentException when there is neither, saying what can be done
  static Path of(Path home, String task) {
    String kind = task.replaceFirst(":.*", "");
    Path models = home.resolve("models");
    for (String name : List.of(kind + "-reasoner", kind + "-base")) {
      if (Files.isDirectory(models.resolve(name))) {
        return models.resolve(name);
      }
    }
    throw new IllegalArgumentException(
        "--model: there is no %s-reasoner or %s-base in %s; name a model folder"
            .formatted(kind, kind, models));
  }

  /// The base of a task in `<home>/models`.
  ///
  /// @throws IllegalArgumentException when there is none, saying what can be done
  static Path base(Path home, String task) {
    String name = task.replaceFirst(":.*", "") + "-base";
    Path folder = home.resolve("models").resolve(name);
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "--model: there is no %s in %s; name a base by --model, or make one by ./ponder learn pretrain"
              .formatted(name, home.resolve("models")));
    }
    return folder;
  }

  /// SHA-256 of a model's weights: run folders remember it, so that a run never goes on from
  /// another model of the same name.
  static String fingerprint(Path folder) {
    Path weights = folder.resolve(HuggingFaceFolder.WEIGHTS);
    try (var in =
        new DigestInputStream(
            Files.newInputStream(weights), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
