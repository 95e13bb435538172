package dev.ponder.task.countdown;

import dev.ponder.task.countdown.Candidates.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;

/// Writes the documents of the mixed-quality corpus: each by one of five writers, nobody says whom.
///
/// Candidates are tried without repetition. Half of the documents go through all candidates one by
/// one ([Candidates#systematic], where there are few enough). The others follow a noisy intuition:
/// score `-beta log2(1 + distance to the target)` plus Gumbel noise, with beta 0, 0.3 or 0.6 for
/// the whole document. No document is longer than [#capacity(int)].
record SearchWriter(Numbers numbers, Mixture mixture) {
  private static final double[] INTUITION = {0, 0.3, 0.6};
  private static final int ENUMERATED = 3;
  private static final int SAMPLED = 300;

  /// Most characters of a completion: 640 for three and four numbers, 960 for five.
  static int capacity(int count) {
    return Math.max(640, 320 * (count - 2));
  }

  String write(Puzzle puzzle, RandomGenerator random) {
    double writer = random.nextDouble();
    double intuition = INTUITION[random.nextInt(INTUITION.length)];
    var session = new Session(puzzle, intuition, random);
    if ((writer -= mixture.careful()) < 0) {
      return session.careful();
    }
    if ((writer -= mixture.givingUp()) < 0) {
      return session.givingUp();
    }
    if ((writer -= mixture.atOnce()) < 0) {
      return session.atOnce();
    }
    if ((writer -= mixture.slipping()) < 0) {
      return session.slipping();
    }
    return session.correcting();
  }

  /// One writer at one puzzle.
  private final class Session {
    private final Puzzle puzzle;
    private final int target;
    private final double intuition;
    private final RandomGenerator random;
    private final boolean systematic;
    private final List<Candidate> candidates;
    private final int capacity;
    private final StringBuilder text = new StringBuilder();

    Session(Puzzle puzzle, double intuition, RandomGenerator random) {
      this.puzzle = puzzle;
      this.target = puzzle.target();
      this.intuition = intuition;
      this.random = random;
      this.systematic = puzzle.numbers().size() <= ENUMERATED && random.nextBoolean();
      this.candidates = candidates();
      this.capacity = capacity(puzzle.numbers().size());
    }

    private List<Candidate> candidates() {
      var all = new Candidates(numbers);
      var found = new ArrayList<Candidate>();
      if (puzzle.numbers().size() <= ENUMERATED) {
        found.addAll(all.all(puzzle.numbers(), random));
      } else {
        all.solution(puzzle.numbers(), target, random).ifPresent(found::add);
        found.addAll(all.some(puzzle.numbers(), SAMPLED, random));
      }
      return different(found);
    }

    /// Without those that are written as one before.
    private List<Candidate> different(List<Candidate> all) {
      var lines = new HashSet<String>();
      return all.stream().filter(each -> lines.add(plain(each))).toList();
    }

    String careful() {
      var tries = searched();
      int rest = tries.stream().mapToInt(each -> plain(each).length() + 1).sum();
      for (var each : tries) {
        var line = tryLine(each).text();
        var plain = plain(each);
        boolean fits = text.length() + line.length() - plain.length() + rest + room() <= capacity;
        line(fits ? line : plain);
        rest -= plain.length() + 1;
      }
      return answer(tries.getLast());
    }

    String givingUp() {
      var failed = order().stream().filter(each -> !solves(each)).toList();
      if (failed.isEmpty()) {
        return atOnce();
      }
      int count = Math.min(2 + random.nextInt(5), failed.size());
      for (var each : failed.subList(0, count)) {
        var line = tryLine(each).text();
        if (text.length() + line.length() + room() > capacity) {
          break;
        }
        line(line);
      }
      boolean last = random.nextInt(10) < 6;
      return answer(failed.get(last ? count - 1 : random.nextInt(failed.size())));
    }

    String atOnce() {
      return answer(guess());
    }

    String slipping() {
      for (var each : order()) {
        var line = TryLine.slipping(numbers, each, target, mixture.slipRate(), random);
        if (text.length() + line.text().length() + 1 + room() > capacity) {
          return answer(each);
        }
        line(line.text());
        if (line.hit()) {
          return answer(each);
        }
      }
      return answer(guess());
    }

    String correcting() {
      var tries = searched();
      int noticed = random.nextInt(tries.size());
      int pause = random.nextInt(3) == 0 ? random.nextInt(tries.size()) : -1;
      boolean again = random.nextInt(3) == 0;
      int rest = tries.stream().mapToInt(each -> plain(each).length() + 1).sum();
      for (int i = 0; i < tries.size(); i++) {
        var each = tries.get(i);
        var right = plain(each);
        int spare = capacity - text.length() - rest - room();
        rest -= right.length() + 1;
        if (i == pause && spare >= 5) {
          line("wait");
          spare -= 5;
        }
        boolean slips = i == noticed || random.nextInt(8) == 0;
        if (slips && spare >= right.length() + 9) {
          line(slipped(each).text());
          line("wait," + right);
        } else {
          line(right);
          if (again && i == tries.size() - 1 && spare >= right.length() + 6) {
            line("wait," + right);
          }
        }
      }
      return answer(tries.getLast());
    }

    private TryLine slipped(Candidate candidate) {
      for (int i = 0; i < 20; i++) {
        var line = TryLine.slipping(numbers, candidate, target, 0.5, random);
        if (line.slipped()) {
          return line;
        }
      }
      return TryLine.slipping(numbers, candidate, target, 1, random);
    }

    /// Tries up to the first that hits, in an order that fits the capacity.
    private List<Candidate> searched() {
      for (int i = 0; i < 4; i++) {
        var order = order();
        int hit = 0;
        while (hit < order.size() && !solves(order.get(hit))) {
          hit++;
        }
        var tries = order.subList(0, Math.min(hit + 1, order.size()));
        if (length(tries) <= capacity) {
          return tries;
        }
      }
      // Too long: as many failed tries as a draw says, then the first that hits.
      var order = order();
      var failed = new ArrayList<>(order.stream().filter(each -> !solves(each)).toList());
      var hits = order.stream().filter(this::solves).limit(1).toList();
      int fits = 0;
      int used = length(hits);
      while (fits < failed.size() && used + plain(failed.get(fits)).length() + 1 <= capacity) {
        used += plain(failed.get(fits++)).length() + 1;
      }
      int kept = hits.isEmpty() ? Math.max(1, fits) : random.nextInt(fits + 1);
      var tries = new ArrayList<>(failed.subList(0, kept));
      tries.addAll(hits);
      return tries;
    }

    private int length(List<Candidate> tries) {
      return room() + tries.stream().mapToInt(each -> plain(each).length() + 1).sum();
    }

    /// Characters the answer line needs at most.
    private int room() {
      return candidates.getFirst().expression().text().length() + 2 + puzzle.numbers().size() * 2;
    }

    private String plain(Candidate candidate) {
      return TryLine.plain(numbers, candidate, target).text();
    }

    private TryLine tryLine(Candidate candidate) {
      return random.nextDouble() < mixture.subGoals()
          ? TryLine.towardsGoal(numbers, candidate, target)
          : TryLine.plain(numbers, candidate, target);
    }

    private boolean solves(Candidate candidate) {
      return candidate.value() == target;
    }

    private Candidate guess() {
      return candidates.get(random.nextInt(candidates.size()));
    }

    private List<Candidate> order() {
      if (systematic) {
        return different(new Candidates(numbers).systematic(puzzle.numbers(), random));
      }
      record Scored(Candidate candidate, double score) {}
      return candidates.stream()
          .map(
              each ->
                  new Scored(
                      each,
                      -intuition
                              * Math.log(1 + numbers.distance(each.value(), target))
                              / Math.log(2)
                          - Math.log(-Math.log(1 - random.nextDouble()))))
          .sorted(Comparator.comparingDouble(Scored::score).reversed())
          .map(Scored::candidate)
          .toList();
    }

    private void line(String line) {
      text.append(line).append('\n');
    }

    private String answer(Candidate candidate) {
      return text.append("A:").append(candidate.expression().text()).toString();
    }
  }
}
