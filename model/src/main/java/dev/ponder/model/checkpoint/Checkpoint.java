package dev.ponder.model.checkpoint;

import java.nio.file.Path;
import java.util.Set;

/// One checkpoint whose files have all been found whole.
///
/// @param step the training step it was taken after
/// @param folder where its files lie
/// @param files names of its files
public record Checkpoint(long step, Path folder, Set<String> files) {
  public Checkpoint {
    files = Set.copyOf(files);
  }

  /// The model that lies in it.
  public LanguageModel model() {
    return HuggingFaceFolder.read(folder);
  }

  /// The tensors of one of its files.
  public SafeTensors tensors(String name) {
    return SafeTensors.read(file(name));
  }

  /// A record that was saved as JSON.
  public <T> T json(String name, Class<T> type) {
    return Json.read(file(name), type);
  }

  /// The content of a small file.
  public byte[] bytes(String name) {
    return Json.bytes(file(name));
  }

  private Path file(String name) {
    if (!files.contains(name)) {
      throw new CheckpointException(folder, "has no file " + name);
    }
    return folder.resolve(name);
  }
}
