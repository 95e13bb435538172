package dev.ponder.cli.work;

import dev.ponder.model.CharTokenizer;
import dev.ponder.model.Weights;
import dev.ponder.model.checkpoint.Checkpoint;
import dev.ponder.model.checkpoint.DType;
import dev.ponder.model.checkpoint.HuggingFaceFolder;
import dev.ponder.model.checkpoint.LanguageModel;
import dev.ponder.model.checkpoint.Part;
import dev.ponder.model.checkpoint.SafeTensors;
import dev.ponder.model.checkpoint.Tensor;
import dev.ponder.model.train.TrainerState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A trainer's state as the files of a checkpoint, and back, bit for bit.
final class TrainerParts {
  static final String OPTIMIZER = "optimizer.safetensors";
  private static final String POSITION = "trainer.json";

  /// Where a trainer stood.
  record Position(long optimizerSteps, long step, long position) {}

  private TrainerParts() {}

  static SequencedMap<String, Part> of(TrainerState state, CharTokenizer tokenizer) {
    var parts = HuggingFaceFolder.parts(new LanguageModel(state.weights(), tokenizer), DType.F32);
    parts.put(OPTIMIZER, optimizer(state.optimizer()));
    parts.put(
        POSITION, Part.json(new Position(state.optimizerSteps(), state.step(), state.position())));
    return parts;
  }

  static TrainerState read(Checkpoint checkpoint) {
    Weights weights = checkpoint.model().weights();
    var position = checkpoint.json(POSITION, Position.class);
    return new TrainerState(
        weights,
        optimizer(checkpoint),
        position.optimizerSteps(),
        position.step(),
        position.position());
  }

  static Part optimizer(SequencedMap<String, float[]> state) {
    var tensors = new LinkedHashMap<String, Tensor>();
    state.forEach(
        (name, values) ->
            tensors.put(name, new Tensor.Floats(DType.F32, List.of(values.length), values)));
    return SafeTensors.of(tensors).part();
  }

  static SequencedMap<String, float[]> optimizer(Checkpoint checkpoint) {
    var state = new LinkedHashMap<String, float[]>();
    SafeTensors tensors = checkpoint.tensors(OPTIMIZER);
    tensors.tensors().keySet().forEach(name -> state.put(name, tensors.floats(name)));
    return state;
  }
}
