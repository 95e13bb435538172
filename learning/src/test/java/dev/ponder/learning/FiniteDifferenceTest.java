package dev.ponder.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ponder.core.Credit;
import dev.ponder.core.Ledger;
import dev.ponder.core.Problem;
import dev.ponder.core.RandomKey;
import dev.ponder.core.Trace;
import dev.ponder.learning.credit.Batch;
import dev.ponder.learning.credit.Cispo;
import dev.ponder.learning.credit.CreditRule;
import dev.ponder.learning.credit.Dapo;
import dev.ponder.learning.credit.DrGrpo;
import dev.ponder.learning.credit.Group;
import dev.ponder.learning.credit.Grpo;
import dev.ponder.learning.credit.Gspo;
import dev.ponder.learning.credit.MaxRl;
import dev.ponder.learning.credit.Reinforce;
import dev.ponder.learning.credit.Rloo;
import dev.ponder.learning.credit.Sample;
import dev.ponder.learning.credit.Supervised;
import dev.ponder.learning.tabular.TabularPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The credit of every rule, pulled through the policy, is the gradient of the rule's objective:
/// written down a second time as a number and differentiated by central differences.
class FiniteDifferenceTest {
  private static final double H = 1e-5;

  /// A rule's objective as a number, from log-probabilities now and those before.
  private interface Surrogate {
    double of(double[][] now, double[][] before, double[] advantages);
  }

  private record Case(CreditRule rule, double[] advantages, Surrogate surrogate) {}

  // Two groups: words of 2, 3, 3 tokens with rewards 1, 0, 0 and of 4, 2 tokens with 0, 1.
  private static final double[] LENGTHS = {2, 3, 3, 4, 2};
  private static final double[] REWARDS = {1, 0, 0, 0, 1};
  private static final double TOKENS = 14;
  private static final List<Trace> TRACES = traces(World.policy(1, 1));

  static Stream<Arguments> cases() {
    double[] mean = {2 / 3.0, -1 / 3.0, -1 / 3.0, -0.5, 0.5};
    double[] rloo = {1, -0.5, -0.5, -1, 1};
    double first = Math.sqrt(2) / 3 + 1e-4;
    double second = 0.5 + 1e-4;
    double[] standard = {
      2 / 3.0 / first, -1 / 3.0 / first, -1 / 3.0 / first, -0.5 / second, 0.5 / second
    };
    double batch = Math.sqrt((4 / 9.0 + 1 / 9.0 + 1 / 9.0 + 0.25 + 0.25) / 5) + 1e-4;
    return Stream.of(
            new Case(
                new Reinforce(),
                Arrays.stream(REWARDS).map(r -> r - 0.3).toArray(),
                (now, _, a) -> tokens(now, a, i -> 1 / TOKENS)),
            new Case(new Rloo(), rloo, (now, _, a) -> tokens(now, a, _ -> 1 / 5.0)),
            new Case(
                new MaxRl(),
                new double[] {2, -1, -1, -1, 1},
                (now, _, a) -> tokens(now, a, i -> 1 / TOKENS)),
            new Case(
                new Grpo(),
                standard,
                (now, before, a) -> clipped(now, before, a, 0.2, 0.2, i -> 1 / LENGTHS[i] / 5)),
            new Case(
                new DrGrpo(7),
                mean,
                (now, before, a) -> clipped(now, before, a, 0.2, 0.28, _ -> 1 / 7.0 / 5)),
            new Case(
                new Dapo(),
                standard,
                (now, before, a) -> clipped(now, before, a, 0.2, 0.28, _ -> 1 / TOKENS)),
            new Case(new Gspo(0.1, 0.1, 1e-4), standard, FiniteDifferenceTest::sequenceClipped),
            new Case(
                new Cispo(1.1, 1e-4),
                Arrays.stream(mean).map(a -> a / batch).toArray(),
                (_, _, _) -> Double.NaN))
        .map(c -> Arguments.of(c.rule().name(), c));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void creditIsTheGradientOfTheObjective(String name, Object given) {
    Case rule = (Case) given;
    TabularPolicy before = World.policy(1, 1);
    TabularPolicy now = nudged(before, 1);
    Batch batch = batch(before).moved(floats(before), floats(now)).withBaseline(0.3);
    Map<String, double[]> gradient = now.gradient(rule.rule().assign(batch).credits());
    double[][] old = exact(before);
    Surrogate surrogate =
        rule.rule() instanceof Cispo ? capped(exact(now), old, 1.1) : rule.surrogate();
    assertGradient(now, gradient, p -> surrogate.of(exact(p), old, rule.advantages()));
    assertThat(rule.rule().name()).isEqualTo(name);
  }

  @Test
  void someRatiosOfTheseCasesAreClippedAndSomeAreNot() {
    TabularPolicy before = World.policy(1, 1);
    Batch batch = batch(before).moved(floats(before), floats(nudged(before, 1)));
    var assignment = new Dapo().assign(batch);
    assertThat(assignment.clippedLow()).isBetween(0.05, 0.5);
    assertThat(assignment.clippedHigh()).isBetween(0.05, 0.5);
  }

  @Test
  void imitationCreditIsTheGradientOfTheMeanLogLikelihood() {
    TabularPolicy policy = World.policy(3, 1);
    List<Credit> credits = Supervised.credits(traces(policy));
    assertGradient(
        policy,
        policy.gradient(credits),
        p -> Arrays.stream(exact(p)).flatMapToDouble(Arrays::stream).sum() / TOKENS);
  }

  @Test
  void thePullTowardsAReferenceIsTheGradientOfItsPenalty() {
    TabularPolicy reference = World.policy(1, 1);
    TabularPolicy policy = nudged(reference, 0.6);
    var equal = new ArrayList<Group>();
    for (Group each : batch(policy).groups()) {
      equal.add(
          new Group(
              each.problem(), each.samples().stream().map(s -> Sample.of(s.trace(), 1)).toList()));
    }
    Batch batch = Batch.onPolicy(equal).withReference(floats(reference));
    double[][] fixed = exact(reference);
    assertGradient(
        policy,
        policy.gradient(new Grpo(0.2, 0.2, 1e-4, 0.5).assign(batch).credits()),
        p -> {
          double sum = 0;
          double[][] now = exact(p);
          for (int i = 0; i < now.length; i++) {
            for (int t = 0; t < now[i].length; t++) {
              double d = now[i][t] - fixed[i][t];
              sum -= 0.5 * (Math.exp(-d) + d - 1) / LENGTHS[i] / 5;
            }
          }
          return sum;
        });
  }

  @Test
  void theExpectedRlooGradientIsTheGradientOfTheExpectedReward() {
    TabularPolicy policy = World.policy(5, 1);
    Problem problem = World.PROBLEMS.getFirst();
    Map<String, double[]> expected = new TreeMap<>();
    for (String one : World.words()) {
      for (String two : World.words()) {
        double p =
            World.probability(policy, problem, one) * World.probability(policy, problem, two);
        var group =
            new Group(problem, List.of(judged(policy, problem, one), judged(policy, problem, two)));
        var credits = new Rloo().assign(Batch.onPolicy(List.of(group))).credits();
        policy
            .gradient(credits)
            .forEach(
                (prefix, row) -> {
                  double[] at = expected.computeIfAbsent(prefix, _ -> new double[row.length]);
                  for (int v = 0; v < row.length; v++) {
                    at[v] += p * row[v];
                  }
                });
      }
    }
    assertThat(expected).isNotEmpty();
    assertGradient(policy, expected, p -> World.probability(p, problem, problem.id()));
  }

  private static Sample judged(TabularPolicy policy, Problem problem, String word) {
    Trace trace = policy.trace(problem, word);
    return Sample.of(trace, World.VERIFIER.verify(trace));
  }

  private static List<Trace> traces(TabularPolicy policy) {
    Problem p = World.PROBLEMS.get(0);
    Problem q = World.PROBLEMS.get(1);
    return List.of(
        policy.trace(p, "a"),
        policy.trace(p, "ab"),
        policy.trace(p, "ba"),
        policy.trace(q, "bab"),
        policy.trace(q, "b"));
  }

  private static Batch batch(TabularPolicy policy) {
    List<Trace> traces = traces(policy);
    var samples = new ArrayList<Sample>();
    for (int i = 0; i < traces.size(); i++) {
      samples.add(Sample.of(traces.get(i), REWARDS[i]));
    }
    return Batch.onPolicy(
        List.of(
            new Group(World.PROBLEMS.get(0), samples.subList(0, 3)),
            new Group(World.PROBLEMS.get(1), samples.subList(3, 5))));
  }

  private static TabularPolicy nudged(TabularPolicy policy, double scale) {
    Map<String, double[]> rows = policy.logits();
    var random = RandomKey.of(8).generator();
    for (double[] row : rows.values()) {
      for (int v = 0; v < row.length; v++) {
        row[v] += scale * random.nextGaussian();
      }
    }
    return new TabularPolicy("ab", rows);
  }

  private static double[][] exact(TabularPolicy policy) {
    return TRACES.stream().map(policy::exactLogProbs).toArray(double[][]::new);
  }

  private static List<float[]> floats(TabularPolicy policy) {
    return policy.logProbs(traces(policy), Ledger.unlimited());
  }

  private interface Weight {
    double of(int sample);
  }

  private interface OfPolicy {
    double of(TabularPolicy policy);
  }

  private static double tokens(double[][] now, double[] advantages, Weight weight) {
    double sum = 0;
    for (int i = 0; i < now.length; i++) {
      sum += weight.of(i) * advantages[i] * Arrays.stream(now[i]).sum();
    }
    return sum;
  }

  private static double clipped(
      double[][] now, double[][] before, double[] a, double low, double high, Weight weight) {
    double sum = 0;
    for (int i = 0; i < now.length; i++) {
      for (int t = 0; t < now[i].length; t++) {
        double ratio = Math.exp(now[i][t] - before[i][t]);
        sum +=
            weight.of(i)
                * Math.min(ratio * a[i], Math.max(1 - low, Math.min(1 + high, ratio)) * a[i]);
      }
    }
    return sum;
  }

  private static double sequenceClipped(double[][] now, double[][] before, double[] a) {
    double sum = 0;
    for (int i = 0; i < now.length; i++) {
      double mean = 0;
      for (int t = 0; t < now[i].length; t++) {
        mean += (now[i][t] - before[i][t]) / now[i].length;
      }
      double ratio = Math.exp(mean);
      sum += Math.min(ratio * a[i], Math.max(0.9, Math.min(1.1, ratio)) * a[i]) / 5;
    }
    return sum;
  }

  /// The ratios are constants of CISPO's objective, so they are taken at the point of
  /// differentiation.
  private static Surrogate capped(double[][] at, double[][] before, double cap) {
    double[] ofGroup = {8, 8, 8, 6, 6};
    return (now, _, a) -> {
      double sum = 0;
      for (int i = 0; i < now.length; i++) {
        for (int t = 0; t < now[i].length; t++) {
          double weight = Math.min(Math.exp(at[i][t] - before[i][t]), cap);
          sum += weight * a[i] * now[i][t] / ofGroup[i] / 2;
        }
      }
      return sum;
    };
  }

  private static void assertGradient(
      TabularPolicy policy, Map<String, double[]> gradient, OfPolicy objective) {
    double largest = 0;
    for (String prefix : policy.logits().keySet()) {
      for (int v = 0; v < 3; v++) {
        double slope =
            (objective.of(shifted(policy, prefix, v, H))
                    - objective.of(shifted(policy, prefix, v, -H)))
                / (2 * H);
        double analytic = gradient.containsKey(prefix) ? gradient.get(prefix)[v] : 0;
        assertThat(analytic).as("%s[%d]", prefix, v).isEqualTo(slope, within(1e-6));
        largest = Math.max(largest, Math.abs(slope));
      }
    }
    assertThat(largest).isGreaterThan(1e-2);
  }

  private static TabularPolicy shifted(TabularPolicy policy, String prefix, int v, double by) {
    var rows = new HashMap<>(policy.logits());
    rows.computeIfAbsent(prefix, _ -> new double[3])[v] += by;
    return new TabularPolicy("ab", rows);
  }
}
