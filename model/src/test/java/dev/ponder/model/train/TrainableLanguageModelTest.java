package dev.ponder.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ponder.core.Credit;
import dev.ponder.core.Ending;
import dev.ponder.core.Ledger;
import dev.ponder.core.Policy;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Sampling;
import dev.ponder.core.Step;
import dev.ponder.core.Trace;
import dev.ponder.core.TrainablePolicy.Update;
import dev.ponder.model.CharTokenizer;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainableLanguageModelTest {
  private static final CharTokenizer TOKENIZER = new CharTokenizer("\n0123456789+=");
  private static final ModelConfig CONFIG =
      ModelConfig.of(TOKENIZER.vocabSize(), 2, 32, 2, 48, 64, true);
  private static final AdamW.Settings PLAIN = new AdamW.Settings(0.9, 0.95, 1e-8, 0, 1e9);

  private final List<Weights> published = new ArrayList<>();

  @Test
  void creditRaisesWhatItPraisesAndLowersWhatItBlames() {
    Trace good = trace("1+1=", "2\n");
    Trace bad = trace("1+1=", "3\n");
    try (var model = model(start())) {
      double before = sum(model, good) - sum(model, bad);
      for (int i = 0; i < 5; i++) {
        model.update(
            List.of(Credit.uniform(good, 0.5), Credit.uniform(bad, -0.5)),
            1e-3,
            Ledger.unlimited());
      }
      assertThat(sum(model, good) - sum(model, bad)).isGreaterThan(before + 0.1);
    }
  }

  @Test
  void aSplitBatchMovesTheModelAsTheWholeOneDoes() {
    List<Credit> credits = credits();
    Weights whole = after(credits, Compute.cpu(1).withMicroTokens(100_000));
    Weights split = after(credits, Compute.cpu(2).withMicroTokens(1));
    assertClose(whole, split);
  }

  @Test
  void theOrderOfCreditsDoesNotMatter() {
    assertClose(after(credits(), Compute.cpu(1)), after(credits().reversed(), Compute.cpu(1)));
  }

  @Test
  void zeroCreditLeavesTheModelAlone() {
    try (var model = model(start())) {
      Update update =
          model.update(List.of(Credit.uniform(trace("1=", "1\n"), 0)), 1e-2, Ledger.unlimited());
      assertThat(update.gradNorm()).isZero();
      assertThat(update.logProbs()).singleElement().extracting(a -> a.length).isEqualTo(0);
      assertThat(model.weights().tensors()).containsExactlyEntriesOf(start().tensors());
      assertThat(published).isEmpty();
    }
  }

  @Test
  void tracesOfZeroCreditAddNothing() {
    var with = new ArrayList<>(credits());
    with.add(1, Credit.uniform(trace("9+9=", "18\n"), 0));
    try (var model = model(start())) {
      Update update = model.update(with, 1e-3, Ledger.unlimited());
      assertThat(update.logProbs()).hasSize(with.size());
      assertThat(update.logProbs().get(1)).isEmpty();
      assertThat(model.weights().tensors())
          .containsExactlyEntriesOf(after(credits(), Compute.cpu(1)).tensors());
    }
  }

  @Test
  void theReportGivesTheLogProbsBeforeTheStepAndTheirEntropy() {
    Trace trace = trace("1+2=", "3\n");
    var ledger = Ledger.unlimited();
    try (var model = model(start())) {
      float[] before = model.logProbs(List.of(trace), Ledger.unlimited()).getFirst();
      Update update = model.update(List.of(Credit.uniform(trace, 1)), 1e-2, ledger);
      assertThat(update.applied()).isTrue();
      assertThat(update.logProbs().getFirst()).containsExactly(before, within(1e-6f));
      assertThat(update.entropy()).isCloseTo(Math.log(CONFIG.vocabSize()), within(0.05));
      assertThat(update.gradNorm()).isPositive();
      assertThat(update.updateToWeight()).isPositive();
      assertThat(ledger.spent().trained()).isEqualTo(7);
      assertThat(ledger.spent().flops()).isEqualTo(3 * CONFIG.forwardFlops(0, 7));
      assertThat(published).hasSize(1);
      assertThat(published.getFirst().tensors())
          .containsExactlyEntriesOf(model.weights().tensors());
    }
  }

  @Test
  void forcedTextIsReadButNeverCredited() {
    Step sampled = step("3\n");
    Trace spelled = Trace.start(new Problem("p", "1+2=")).then(Step.forced("0\n")).then(sampled);
    int[] ids = TOKENIZER.encode("0\n");
    Trace withIds =
        Trace.start(new Problem("p", "1+2="))
            .then(new Step("0\n", ids, new float[2], true))
            .then(sampled);
    try (var one = model(start());
        var two = model(start())) {
      one.update(List.of(Credit.uniform(spelled, 1)), 1e-2, Ledger.unlimited());
      two.update(List.of(Credit.uniform(withIds, 1)), 1e-2, Ledger.unlimited());
      assertThat(one.weights().tensors()).containsExactlyEntriesOf(two.weights().tensors());
      assertThat(one.logProbs(List.of(spelled), Ledger.unlimited()).getFirst()).hasSize(3);
      assertThat(one.logProbs(List.of(withIds), Ledger.unlimited()).getFirst()).hasSize(5);
    }
  }

  @Test
  void anEndTakenBackIsNeitherReadNorCredited() {
    Trace stopped = trace("1+2=", "0\n");
    Trace reopened = stopped.ended(Ending.OPEN).then(step("3\n"), Ending.STOPPED);
    Trace plain =
        Trace.start(new Problem("p", "1+2="))
            .then(Step.sampled("0\n", TOKENIZER.encode("0\n"), new float[2]))
            .then(step("3\n"), Ending.STOPPED);
    try (var one = model(start());
        var two = model(start())) {
      float[] scored = one.logProbs(List.of(reopened), Ledger.unlimited()).getFirst();
      float[] expected = one.logProbs(List.of(plain), Ledger.unlimited()).getFirst();
      assertThat(scored).hasSize(6);
      assertThat(scored[2]).isZero();
      assertThat(new float[] {scored[0], scored[1], scored[3], scored[4], scored[5]})
          .isEqualTo(expected);
      one.update(List.of(Credit.uniform(reopened, 1)), 1e-2, Ledger.unlimited());
      two.update(List.of(Credit.uniform(plain, 1)), 1e-2, Ledger.unlimited());
      assertThat(one.weights().tensors()).containsExactlyEntriesOf(two.weights().tensors());
    }
  }

  @Test
  void anEndlessGradientIsSkipped() {
    Weights broken = start();
    broken.get("model.norm.weight")[3] = Float.NaN;
    try (var model = model(broken)) {
      Update update = model.update(credits(), 1e-2, Ledger.unlimited());
      assertThat(update.applied()).isFalse();
      assertThat(model.optimizerSteps()).isZero();
      assertThat(published).isEmpty();
    }
  }

  @Test
  void aRestoredModelGoesOnToTheBit() {
    try (var model = model(start());
        var other = model(Weights.random(CONFIG, RandomKey.of(9).generator()))) {
      model.update(credits(), 1e-2, Ledger.unlimited());
      other.restore(model.weights(), model.optimizerState(), model.optimizerSteps());
      model.update(credits(), 1e-2, Ledger.unlimited());
      other.update(credits(), 1e-2, Ledger.unlimited());
      assertThat(other.weights().tensors()).containsExactlyEntriesOf(model.weights().tensors());
    }
  }

  private static double sum(TrainableLanguageModel model, Trace trace) {
    double sum = 0;
    for (float each : model.logProbs(List.of(trace), Ledger.unlimited()).getFirst()) {
      sum += each;
    }
    return sum;
  }

  private static Weights start() {
    return Weights.random(CONFIG, RandomKey.of(1).generator());
  }

  private static Weights after(List<Credit> credits, Compute compute) {
    try (var model =
        new TrainableLanguageModel(start(), TOKENIZER, new Mute(), _ -> {}, PLAIN, compute)) {
      model.update(credits, 1e-3, Ledger.unlimited());
      return model.weights();
    }
  }

  private TrainableLanguageModel model(Weights weights) {
    return new TrainableLanguageModel(
        weights, TOKENIZER, new Mute(), published::add, PLAIN, Compute.cpu(1));
  }

  /// Adam divides by the gradient's own size, so where a gradient is nearly nothing its rounding
  /// decides the direction: changes are compared as a whole.
  private static void assertClose(Weights a, Weights b) {
    double difference = 0;
    double size = 0;
    for (String name : a.tensors().keySet()) {
      for (int i = 0; i < a.get(name).length; i++) {
        difference += Math.pow(a.get(name)[i] - b.get(name)[i], 2);
        size += Math.pow(a.get(name)[i] - start().get(name)[i], 2);
      }
    }
    assertThat(size).isPositive();
    assertThat(Math.sqrt(difference / size)).isLessThan(2e-2);
  }

  private static List<Credit> credits() {
    var credits = new ArrayList<Credit>();
    for (int i = 0; i < 7; i++) {
      Trace trace = trace(i + "+" + i + "=", "123456789".substring(0, 1 + i) + "\n");
      var perToken = new double[trace.tokenCount()];
      Arrays.setAll(perToken, t -> 0.1 * (t - 1.5));
      credits.add(new Credit(trace, perToken));
    }
    return credits;
  }

  private static Step step(String text) {
    int[] tokens = Arrays.copyOf(TOKENIZER.encode(text), text.length() + 1);
    tokens[text.length()] = TOKENIZER.end();
    return Step.sampled(text, tokens, new float[tokens.length]);
  }

  private static Trace trace(String prompt, String text) {
    return Trace.start(new Problem(prompt, prompt)).then(step(text), Ending.STOPPED);
  }

  /// A policy that proposes nothing.
  private static final class Mute implements Policy {
    @Override
    public List<Trace> propose(Trace trace, int count, Sampling sampling, Ledger ledger) {
      return List.of();
    }

    @Override
    public List<Trace> complete(Trace trace, int count, Sampling sampling, Ledger ledger) {
      return List.of();
    }
  }
}
