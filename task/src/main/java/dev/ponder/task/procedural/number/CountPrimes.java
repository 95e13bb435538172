package dev.ponder.task.procedural.number;

import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.WholeAnswer;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// How many primes there are from one number to another.
record CountPrimes() implements WholeAnswer<CountPrimes.Interval> {

  record Interval(int from, int to) {
    Interval {
      Read.size("from", from, 0, Primes.SIEVED);
      Read.size("to", to, from, Primes.SIEVED);
    }

    IntStream primes() {
      return IntStream.rangeClosed(from, to).filter(Primes::isPrime);
    }
  }

  @Override
  public Card card() {
    return new Card(
        "count-primes",
        4,
        "how many primes there are from one number to another",
        "20 numbers up to 250; 50 to 1000; 150 to 3000; 500 to 9999",
        "the one number",
        "sieve of Eratosthenes");
  }

  @Override
  public Interval draw(int level, RandomGenerator random) {
    int width = 1 + random.nextInt(new int[] {20, 50, 150, 500}[level]);
    int from = 1 + random.nextInt(new int[] {250, 1_000, 3_000, 9_999}[level] - width);
    return new Interval(from, from + width);
  }

  @Override
  public String spell(Interval problem) {
    return problem.from() + "," + problem.to();
  }

  @Override
  public Interval read(String spelled) {
    var parts = Read.list(spelled);
    Read.size("parts of from,to", parts.size(), 2, 2);
    return of(parts.get(0), parts.get(1));
  }

  private static Interval of(String from, String to) {
    return new Interval(
        Read.whole("from", from, 0, Primes.SIEVED), Read.whole("to", to, 0, Primes.SIEVED));
  }

  @Override
  public String ask(Interval problem) {
    return "How many prime numbers are there from %d to %d, both included?"
        .formatted(problem.from(), problem.to());
  }

  @Override
  public List<Wording<Interval>> wordings() {
    return List.of(
        Wording.of(
            "prime numbers (?:are )?(?:there )?(?:are )?(?:from|between) (\\d+) (?:to|and) (\\d+)",
            match -> of(match.group(1), match.group(2))));
  }

  @Override
  public Optional<String> solve(Interval problem) {
    return Optional.of(Long.toString(problem.primes().count()));
  }

  @Override
  public List<String> work(Interval problem) {
    var lines = new ArrayList<String>();
    int[] count = {0};
    problem.primes().forEach(prime -> lines.add("%d is number %d".formatted(prime, ++count[0])));
    lines.add("no more");
    return lines;
  }
}
