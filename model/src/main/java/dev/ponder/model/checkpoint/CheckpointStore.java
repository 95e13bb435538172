package dev.ponder.model.checkpoint;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The checkpoints of one run: `step-NNNNNN` folders, each whole or not there.
///
/// Saving returns when everything is on the disk. A checkpoint consists of any named files: a model
/// folder's, the optimiser's state, the trainer's. One writer at a time; the run folder's lock sees
/// to that.
public final class CheckpointStore {
  private static final Pattern STEP = Pattern.compile("step-(\\d{6,18})");
  private static final String PROTECTED = ".protected";

  private final Path folder;
  private final int keep;
  private final FileLayer files;
  private final FolderWriter writer;

  /// Opens or creates the store and ends what a crash interrupted. Keeps the newest three.
  public CheckpointStore(Path folder) {
    this(folder, 3, FileLayer.system());
  }

  /// @param keep how many of the newest checkpoints stay, at least 1; protected ones stay as well
  public CheckpointStore(Path folder, int keep, FileLayer files) {
    if (keep < 1) {
      throw new IllegalArgumentException("keep: " + keep + " must be at least 1");
    }
    this.folder = folder.toAbsolutePath().normalize();
    this.keep = keep;
    this.files = files;
    this.writer = new FolderWriter(files);
    try {
      writer.createFolders(this.folder);
      writer.recover(this.folder);
    } catch (IOException e) {
      throw CheckpointException.of(folder, "can't hold checkpoints", e);
    }
  }

  /// What is newest, and what was passed over.
  ///
  /// @param checkpoint the newest whole checkpoint, null when there is none
  /// @param skipped one line for each newer one that is damaged
  public record Latest(@Nullable Checkpoint checkpoint, List<String> skipped) {
    public Latest {
      skipped = List.copyOf(skipped);
    }
  }

  /// Writes a checkpoint, then drops the oldest beyond the number to keep.
  ///
  /// @throws CheckpointException when the disk is full or fails; older checkpoints are untouched
  public Checkpoint save(long step, SequencedMap<String, Part> parts) {
    if (step < 0) {
      throw new IllegalArgumentException("step: " + step + " must not be negative");
    }
    Path target = path(step);
    writer.write(target, parts, step);
    prune();
    return new Checkpoint(step, target, parts.keySet());
  }

  /// Steps of all checkpoints, whole or not, oldest first.
  public List<Long> steps() {
    var steps = new ArrayList<Long>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "step-*")) {
      for (Path entry : entries) {
        var name = STEP.matcher(String.valueOf(entry.getFileName()));
        if (name.matches() && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          steps.add(Long.parseLong(name.group(1)));
        }
      }
    } catch (IOException e) {
      throw CheckpointException.of(folder, "can't be read", e);
    }
    steps.sort(null);
    return steps;
  }

  /// The newest whole checkpoint.
  public Latest latest() {
    var skipped = new ArrayList<String>();
    for (long step : steps().reversed()) {
      try {
        return new Latest(open(step), skipped);
      } catch (CheckpointException e) {
        skipped.add("skipped damaged checkpoint step-%06d: %s".formatted(step, e.getMessage()));
      }
    }
    return new Latest(null, skipped);
  }

  /// The checkpoint of that step, every file checked.
  ///
  /// @throws CheckpointException naming the file that is missing or damaged
  public Checkpoint open(long step) {
    Path place = path(step);
    Manifest manifest = Manifest.read(place);
    if (manifest.step() != step) {
      throw new CheckpointException(
          place.resolve(Manifest.FILE), "step: %d in folder %s".formatted(manifest.step(), place));
    }
    manifest.check(place);
    return new Checkpoint(step, place, manifest.files().keySet());
  }

  /// Keeps this checkpoint for good.
  public void protect(long step) {
    Path mark = path(step).resolve(PROTECTED);
    if (Files.exists(mark)) {
      return;
    }
    try (FileLayer.Sink sink = files.create(mark)) {
      sink.sync();
      files.syncFolder(path(step));
    } catch (IOException e) {
      throw CheckpointException.of(mark, "can't be written", e);
    }
  }

  private void prune() {
    List<Long> steps = steps();
    try {
      for (long step : steps.subList(0, Math.max(0, steps.size() - keep))) {
        if (!Files.exists(path(step).resolve(PROTECTED))) {
          writer.remove(path(step));
        }
      }
    } catch (IOException e) {
      throw CheckpointException.of(folder, "an old checkpoint can't be removed", e);
    }
  }

  private Path path(long step) {
    return folder.resolve("step-%06d".formatted(step));
  }
}
