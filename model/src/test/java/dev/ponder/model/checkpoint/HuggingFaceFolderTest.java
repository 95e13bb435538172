package dev.ponder.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ponder.core.RandomKey;
import dev.ponder.model.CharTokenizer;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HuggingFaceFolderTest {
  @TempDir Path temp;

  static LanguageModel model(boolean tied, boolean bias) {
    var config = new ModelConfig(98, 16, 24, 2, 4, 2, 4, 64, 5000, 1e-6, tied, bias);
    return new LanguageModel(
        Weights.random(config, RandomKey.of(3).generator()), CharTokenizer.ascii());
  }

  @ParameterizedTest
  @CsvSource({"true,false", "false,false", "true,true", "false,true"})
  void aWrittenModelIsReadBackToTheLastBit(boolean tied, boolean bias) {
    LanguageModel model = model(tied, bias);
    Path folder = temp.resolve("model");
    HuggingFaceFolder.write(folder, model, DType.F32);

    LanguageModel read = HuggingFaceFolder.read(folder);

    assertThat(read.config()).isEqualTo(model.config());
    assertThat(read.tokenizer().alphabet()).isEqualTo(model.tokenizer().alphabet());
    assertThat(read.weights().tensors().keySet())
        .containsExactlyElementsOf(model.weights().tensors().keySet());
    model
        .weights()
        .tensors()
        .forEach((name, values) -> assertThat(read.weights().get(name)).isEqualTo(values));
    assertThat(read.weights().tensors().containsKey("lm_head.weight")).isEqualTo(!tied);
  }

  @Test
  void sixteenBitWeightsAreTheNearestOnes() {
    LanguageModel model = model(true, false);
    HuggingFaceFolder.write(temp.resolve("m"), model, DType.BF16);
    LanguageModel once = HuggingFaceFolder.read(temp.resolve("m"));
    float[] exact = model.weights().get("model.embed_tokens.weight");
    float[] rounded = once.weights().get("model.embed_tokens.weight");
    for (int i = 0; i < exact.length; i++) {
      assertThat(Math.abs(rounded[i] - exact[i])).isLessThanOrEqualTo(Math.abs(exact[i]) / 256);
    }
    HuggingFaceFolder.write(temp.resolve("n"), once, DType.BF16);
    assertThat(HuggingFaceFolder.read(temp.resolve("n")).weights().get("model.embed_tokens.weight"))
        .isEqualTo(rounded);
  }

  @Test
  void aFolderIsReplacedWhole() throws IOException {
    Path folder = temp.resolve("model");
    HuggingFaceFolder.write(folder, model(true, false), DType.F32);
    HuggingFaceFolder.write(folder, model(false, true), DType.F32);
    assertThat(HuggingFaceFolder.read(folder).config()).isEqualTo(model(false, true).config());
    try (var names = Files.list(temp)) {
      assertThat(names).containsExactly(folder);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "\"model_type\" : \"llama\" | \"model_type\" : \"gpt2\" | model_type: gpt2; Ponder runs",
        "\"model_type\" : \"llama\" | \"model_type\" : 7 | model_type: 7; a text is expected",
        "\"model_type\" : \"llama\" | \"x\" : 1 | model_type: is missing",
        "LlamaForCausalLM | MistralForCausalLM | architectures:",
        "\"hidden_act\" : \"silu\" | \"hidden_act\" : \"gelu\" | hidden_act: \"gelu\"; only silu",
        "\"use_cache\" : true | \"rope_scaling\" : {\"type\":\"linear\",\"factor\":2} | rope_scaling:",
        "\"use_cache\" : true | \"sliding_window\" : 4096 | sliding_window: 4096",
        "\"use_cache\" : true | \"quantization_config\" : {} | quantization_config:",
        "\"use_cache\" : true | \"partial_rotary_factor\" : 0.5 | partial_rotary_factor: 0.5",
        "\"use_cache\" : true | \"layer_types\" : [\"sliding_attention\"] | layer_types:",
        "\"use_cache\" : true | \"rope_parameters\" : {\"rope_type\":\"yarn\"} | rope_parameters.rope_type: \"yarn\"",
        "\"attention_bias\" : false | \"attention_bias\" : true | attention_bias: true",
        "\"mlp_bias\" : false | \"mlp_bias\" : true | mlp_bias: true",
        "\"hidden_size\" : 16 | \"hidden_size\" : -16 | hidden_size: -16; it must be in 1..",
        "\"hidden_size\" : 16 | \"hidden_size\" : 1e99 | hidden_size:",
        "\"hidden_size\" : 16 | \"hidden_size\" : 2147483648 | hidden_size: 2147483648",
        "\"hidden_size\" : 16 | \"hidden_size\" : \"16\" | hidden_size:",
        "\"hidden_size\" : 16 | \"hidden_size\" : 16, \"hidden_size\" : 16 | Duplicate",
        "\"num_hidden_layers\" : 2 | \"num_hidden_layers\" : 999999 | num_hidden_layers: 999999",
        "\"num_key_value_heads\" : 2 | \"num_key_value_heads\" : 3 | num_key_value_heads: 3 does not divide",
        "\"head_dim\" : 4 | \"head_dim\" : 5 | head_dim: 5 is odd",
        "\"rope_theta\" : 5000.0 | \"rope_theta\" : 0 | rope_theta: 0.0 is not a positive number",
        "\"tie_word_embeddings\" : true | \"tie_word_embeddings\" : \"yes\" | tie_word_embeddings:"
      })
  void aConfigPonderCanNotComputeIsOneLineNamingTheField(String from, String to, String says)
      throws IOException {
    Path folder = temp.resolve("model");
    HuggingFaceFolder.write(folder, model(true, false), DType.F32);
    Path file = folder.resolve("config.json");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
    assertThatThrownBy(() -> HuggingFaceFolder.read(folder))
        .isInstanceOf(CheckpointException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(says);
  }

  @Test
  void aFolderFromAnotherToolNeedsNoManifest() throws IOException {
    Path folder = temp.resolve("model");
    LanguageModel model = model(false, false);
    HuggingFaceFolder.write(folder, model, DType.F32);
    Files.delete(folder.resolve("manifest.json"));
    Files.delete(folder.resolve("generation_config.json"));
    String config = Files.readString(folder.resolve("config.json"));
    String newer =
        config
            .replace("\"rope_theta\" : 5000.0", "\"rope_parameters\" : {\"rope_theta\" : 5000.0}")
            .replace("\"use_cache\"", "\"rope_scaling\" : null, \"_name_or_path\"");
    Files.writeString(folder.resolve("config.json"), newer);
    assertThat(HuggingFaceFolder.read(folder).config()).isEqualTo(model.config());
  }

  @Test
  void weightsThatDoNotFitTheConfigAreNamed() throws IOException {
    Path folder = temp.resolve("model");
    LanguageModel model = model(true, false);
    HuggingFaceFolder.write(folder, model, DType.F32);
    Files.delete(folder.resolve("manifest.json"));
    edit(folder, "\"intermediate_size\" : 24", "\"intermediate_size\" : 25");
    assertThatThrownBy(() -> HuggingFaceFolder.read(folder))
        .hasMessageContaining(
            "tensor model.layers.0.mlp.gate_proj.weight: shape [24, 16], but config.json asks for [25, 16]");
    edit(folder, "\"intermediate_size\" : 25", "\"intermediate_size\" : 24");
    edit(folder, "\"tie_word_embeddings\" : true", "\"tie_word_embeddings\" : false");
    assertThatThrownBy(() -> HuggingFaceFolder.read(folder))
        .hasMessageContaining("tensor lm_head.weight is missing");
    edit(folder, "\"tie_word_embeddings\" : false", "\"tie_word_embeddings\" : true");
    edit(folder, "\"num_hidden_layers\" : 2", "\"num_hidden_layers\" : 1");
    assertThatThrownBy(() -> HuggingFaceFolder.read(folder))
        .hasMessageContaining("tensor model.layers.1.input_layernorm.weight: a model of this");
  }

  @Test
  void aTiedModelMayCarryAnEqualHeadButNoOther() throws IOException {
    Path folder = temp.resolve("model");
    LanguageModel model = model(true, false);
    HuggingFaceFolder.write(folder, model, DType.F32);
    Files.delete(folder.resolve("manifest.json"));
    var tensors =
        new LinkedHashMap<>(HuggingFaceFolder.tensors(model.weights(), DType.F32).tensors());
    float[] head = model.weights().get("model.embed_tokens.weight").clone();
    tensors.put("lm_head.weight", Tensor.floats(java.util.List.of(98, 16), head));
    replaceWeights(folder, tensors);
    assertThat(HuggingFaceFolder.read(folder).config()).isEqualTo(model.config());
    head[7]++;
    replaceWeights(folder, tensors);
    assertThatThrownBy(() -> HuggingFaceFolder.read(folder))
        .hasMessageContaining("tensor lm_head.weight: differs from the embedding");
  }

  @Test
  void aChangedFileDisagreesWithTheManifest() throws IOException {
    Path folder = temp.resolve("model");
    HuggingFaceFolder.write(folder, model(true, false), DType.F32);
    Path weights = folder.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    assertThatThrownBy(() -> HuggingFaceFolder.read(folder))
        .hasMessageStartingWith(weights + ": SHA-256 ")
        .hasMessageContaining("damaged in tensor model.norm.weight");
    Files.write(weights, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> HuggingFaceFolder.read(folder)).hasMessageContaining("cut off");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    assertThatThrownBy(() -> HuggingFaceFolder.read(temp.resolve("none")))
        .hasMessage(temp.resolve("none") + ": there is no such model folder");
    Path file = Files.createFile(temp.resolve("file"));
    assertThatThrownBy(() -> HuggingFaceFolder.read(file)).hasMessageContaining("is not a folder");
    Path folder = temp.resolve("model");
    HuggingFaceFolder.write(folder, model(true, false), DType.F32);
    Files.move(folder.resolve("model.safetensors"), folder.resolve("pytorch_model.bin"));
    Files.delete(folder.resolve("manifest.json"));
    assertThatThrownBy(() -> HuggingFaceFolder.read(folder))
        .hasMessageContaining("model.safetensors: is missing; pytorch_model.bin is a pickle");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "\"WordLevel\" | \"BPE\" | model.type: \"BPE\"; only character-level",
        "\"Split\" | \"ByteLevel\" | pre_tokenizer.type",
        "\"normalizer\" : null | \"normalizer\" : {\"type\":\"NFC\"} | normalizer:",
        "\"a\" : 68 | \"a\" : 69 | ids must be 0..97, each once",
        "\"a\" : 68 | \"aa\" : 68 | is not one Basic Latin character",
        "\"<|end|>\" : 1 | \"<|stop|>\" : 1 | id 1 is \"<|stop|>\", it must be <|end|>"
      })
  void aTokenizerOfAnotherKindIsOneLine(String from, String to, String says) throws IOException {
    Path folder = temp.resolve("model");
    HuggingFaceFolder.write(folder, model(true, false), DType.F32);
    Path file = folder.resolve("tokenizer.json");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
    assertThatThrownBy(() -> HuggingFaceFolder.read(folder))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining(says);
  }

  private static void edit(Path folder, String from, String to) throws IOException {
    Path file = folder.resolve("config.json");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  private static void replaceWeights(Path folder, LinkedHashMap<String, Tensor> tensors)
      throws IOException {
    try (var out = Files.newOutputStream(folder.resolve("model.safetensors"))) {
      SafeTensors.of(tensors).part().writeTo(out);
    }
  }
}
