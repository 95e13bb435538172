package dev.ponder.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ponder.core.RandomKey;
import dev.ponder.model.ModelConfig;
import dev.ponder.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SupervisedTrainerTest {
  private static final ModelConfig CONFIG = ModelConfig.of(12, 2, 32, 2, 64, 32, true);
  private static final Schedule SCHEDULE =
      new Schedule(5e-3, 5, 20, 20, 0.1, Schedule.Shape.COSINE);

  @Test
  void oneBatchIsLearnedByHeart() {
    try (var trainer = trainer(settings(4, Schedule.constant(5e-3), 1), i -> document(i % 4))) {
      double first = trainer.step().loss();
      double last = first;
      for (int i = 0; i < 120; i++) {
        last = trainer.step().loss();
      }
      assertThat(first).isGreaterThan(2);
      assertThat(last).isLessThan(0.05);
      assertThat(trainer.loss(List.of(document(0), document(1)))).isLessThan(0.05);
    }
  }

  @Test
  void bfloat16ProductsLearnLikeSingleOnes() {
    var half =
        new SupervisedTrainer.Settings(
            8,
            false,
            Schedule.constant(5e-3),
            AdamW.Settings.PRETRAINING,
            Compute.cpu(1).withPrecision(Compute.Precision.BF16));
    try (var exact =
            trainer(settings(8, Schedule.constant(5e-3), 1), SupervisedTrainerTest::document);
        var rounded = trainer(half, SupervisedTrainerTest::document)) {
      for (int i = 0; i < 40; i++) {
        assertThat(rounded.step().loss()).isCloseTo(exact.step().loss(), within(0.05));
      }
    }
  }

  @Test
  void aResumedRunEqualsAnUnbrokenOneToTheBit() {
    var settings = settings(6, SCHEDULE, 2);
    TrainerState whole;
    try (var trainer = trainer(settings, SupervisedTrainerTest::document)) {
      run(trainer, 14);
      whole = trainer.state();
    }
    TrainerState half;
    try (var trainer = trainer(settings, SupervisedTrainerTest::document)) {
      run(trainer, 5);
      half = trainer.state();
      run(trainer, 3);
    }
    try (var trainer =
        new SupervisedTrainer(half, settings(6, SCHEDULE, 1), SupervisedTrainerTest::document)) {
      run(trainer, 9);
      TrainerState resumed = trainer.state();
      assertThat(resumed.step()).isEqualTo(whole.step());
      assertThat(resumed.position()).isEqualTo(84).isEqualTo(whole.position());
      assertThat(resumed.optimizerSteps()).isEqualTo(14);
      assertThat(resumed.weights().tensors()).containsExactlyEntriesOf(whole.weights().tensors());
      assertThat(resumed.optimizer()).containsExactlyEntriesOf(whole.optimizer());
    }
  }

  @Test
  void everyDocumentIsTakenOnceInOrder() {
    var seen = new ArrayList<Long>();
    try (var trainer =
        trainer(
            settings(3, SCHEDULE, 1),
            i -> {
              seen.add(i);
              return document(i);
            })) {
      run(trainer, 4);
    }
    assertThat(seen).containsExactlyElementsOf(LongStream.range(0, 12).boxed().toList());
  }

  @Test
  void promptsAreLearnedOnlyWhenAskedFor() {
    try (var masked = trainer(settings(4, SCHEDULE, 1), SupervisedTrainerTest::document);
        var whole =
            trainer(
                new SupervisedTrainer.Settings(
                    4, true, SCHEDULE, AdamW.Settings.PRETRAINING, Compute.cpu(1)),
                SupervisedTrainerTest::document)) {
      long completions = 0;
      long all = 0;
      for (int i = 0; i < 4; i++) {
        completions += document(i).tokens().length - document(i).promptLength();
        all += document(i).tokens().length - 1;
      }
      assertThat(masked.step().learned()).isEqualTo(completions);
      assertThat(whole.step().learned()).isEqualTo(all);
    }
  }

  @Test
  void anEndlessGradientIsSkippedAndSaidSo() {
    var weights = Weights.random(CONFIG, RandomKey.of(1).generator());
    weights.get("model.norm.weight")[0] = Float.POSITIVE_INFINITY;
    try (var trainer =
        new SupervisedTrainer(weights, settings(2, SCHEDULE, 1), SupervisedTrainerTest::document)) {
      float[] before = trainer.weights().get("model.norm.weight");
      assertThat(trainer.step().applied()).isFalse();
      assertThat(trainer.weights().get("model.norm.weight")).isEqualTo(before);
      assertThat(trainer.state().optimizerSteps()).isZero();
      assertThat(trainer.steps()).isEqualTo(1);
    }
  }

  @Test
  void theScheduleRisesStaysAndFalls() {
    assertThat(SCHEDULE.at(0)).isEqualTo(1e-3);
    assertThat(SCHEDULE.at(4)).isEqualTo(5e-3);
    assertThat(SCHEDULE.at(24)).isEqualTo(5e-3);
    assertThat(SCHEDULE.at(25)).isLessThan(5e-3);
    for (int i = 25; i < 45; i++) {
      assertThat(SCHEDULE.at(i)).isLessThan(SCHEDULE.at(i - 1)).isGreaterThan(5e-4);
    }
    assertThat(SCHEDULE.at(45)).isEqualTo(5e-4);
    assertThat(SCHEDULE.at(1_000)).isEqualTo(5e-4);
  }

  private static void run(SupervisedTrainer trainer, int steps) {
    for (int i = 0; i < steps; i++) {
      trainer.step();
    }
  }

  private static SupervisedTrainer.Settings settings(int batch, Schedule schedule, int workers) {
    return new SupervisedTrainer.Settings(
        batch,
        false,
        schedule,
        AdamW.Settings.PRETRAINING,
        Compute.cpu(workers).withMicroTokens(50));
  }

  private static SupervisedTrainer trainer(
      SupervisedTrainer.Settings settings, java.util.function.LongFunction<Document> documents) {
    return new SupervisedTrainer(
        Weights.random(CONFIG, RandomKey.of(1).generator()), settings, documents);
  }

  private static Document document(long index) {
    var random = RandomKey.of(3).child(index).generator();
    var prompt = new int[2 + random.nextInt(3)];
    var completion = new int[3 + random.nextInt(12)];
    for (int i = 0; i < prompt.length; i++) {
      prompt[i] = 2 + random.nextInt(10);
    }
    for (int i = 0; i < completion.length; i++) {
      completion[i] = 2 + (prompt[i % prompt.length] + i) % 10;
    }
    return Document.of(prompt, completion, 1);
  }
}
