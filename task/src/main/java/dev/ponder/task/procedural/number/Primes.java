package dev.ponder.task.procedural.number;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Primes by trial division and by a sieve.
final class Primes {
  /// The sieve's end.
  static final int SIEVED = 100_000;

  private static final BitSet SIEVE = sieve();

  private Primes() {}

  private static BitSet sieve() {
    var prime = new BitSet(SIEVED + 1);
    prime.set(2, SIEVED + 1);
    for (int p = 2; p * p <= SIEVED; p++) {
      if (prime.get(p)) {
        for (int multiple = p * p; multiple <= SIEVED; multiple += p) {
          prime.clear(multiple);
        }
      }
    }
    return prime;
  }

  static boolean isPrime(int number) {
    return number <= SIEVED ? SIEVE.get(number) : factors(number).size() == 1;
  }

  /// Prime factors in rising order.
  static List<Integer> factors(int number) {
    var factors = new ArrayList<Integer>();
    int left = number;
    for (int p = 2; (long) p * p <= left; p++) {
      for (; left % p == 0; left /= p) {
        factors.add(p);
      }
    }
    if (left > 1) {
      factors.add(left);
    }
    return factors;
  }
}
