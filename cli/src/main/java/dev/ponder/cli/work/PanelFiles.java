package dev.ponder.cli.work;

import dev.ponder.experiment.scale.Panel;
import dev.ponder.experiment.scale.ScaleExperiment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Finished panels as JSON files of a run folder: written aside, synced, then renamed, so that a
/// panel is there whole or not at all.
public final class PanelFiles implements ScaleExperiment.Panels {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;

  public PanelFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public Panel get(String name, Supplier<Panel> measure) {
    Path file = folder.resolve(name + ".json");
    try {
      if (Files.exists(file)) {
        try {
          return JSON.readValue(Files.readAllBytes(file), Panel.class);
        } catch (JacksonException e) {
          throw new IllegalArgumentException(
              file + ": is damaged; delete it, and the same command measures it again", e);
        }
      }
      Panel panel = measure.get();
      Files.createDirectories(folder);
      Path aside = folder.resolve(name + ".json.new");
      Files.write(aside, JSON.writeValueAsBytes(panel));
      try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return panel;
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": can't be read or written", e);
    }
  }

  @Override
  public boolean has(String name) {
    return Files.exists(folder.resolve(name + ".json"));
  }
}
