package dev.ponder.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static Cost tokens(long count) {
    return Cost.sampling(3, 0, count, 1, 2.0 * count);
  }

  @Test
  void aReservationHoldsUntilItIsSettled() {
    Ledger ledger = Budget.tokens(100).open();
    Ledger.Reservation first = ledger.reserve(tokens(70)).orElseThrow();
    assertThat(ledger.tokensLeft()).isEqualTo(30);
    assertThat(ledger.reserve(tokens(31))).isEmpty();
    assertThat(ledger.spent()).isEqualTo(Cost.NONE);
    first.settle(tokens(20));
    assertThat(ledger.tokensLeft()).isEqualTo(80);
    assertThat(ledger.spent()).isEqualTo(tokens(20));
    assertThat(ledger.reserve(tokens(80))).isPresent();
  }

  @Test
  void closingGivesAllBackAndClosingASettledOneNothing() {
    Ledger ledger = Budget.tokens(100).andSamples(2).andFlops(200).andMoney(1).open();
    try (var _ = ledger.reserve(tokens(100)).orElseThrow()) {
      assertThat(ledger.reserve(tokens(1))).isEmpty();
    }
    assertThat(ledger.tokensLeft()).isEqualTo(100);
    assertThat(ledger.samplesLeft()).isEqualTo(2);
    Ledger.Reservation settled = ledger.reserve(tokens(50)).orElseThrow();
    settled.settle(tokens(50));
    settled.close();
    assertThat(ledger.tokensLeft()).isEqualTo(50);
    assertThat(ledger.samplesLeft()).isEqualTo(1);
  }

  @Test
  void settlingTwiceIsRefused() {
    Ledger.Reservation reservation = Ledger.unlimited().reserve(tokens(5)).orElseThrow();
    reservation.settle(tokens(5));
    assertThatThrownBy(() -> reservation.settle(tokens(5)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("reservation is settled already");
  }

  @Test
  void everyLimitRefusesInItsOwnWords() {
    Cost cost = new Cost(0, 0, 10, 0, 0, 0, 1, 100, 0.5);
    assertThat(Budget.tokens(9).open().refusal(cost)).contains("token budget of 9 is spent");
    assertThat(Budget.samples(0).open().refusal(cost)).contains("sample budget of 0 is spent");
    assertThat(Budget.UNLIMITED.andFlops(99).open().refusal(cost))
        .contains("FLOP budget of 99.0 is spent");
    assertThat(Budget.UNLIMITED.andMoney(0.4).open().refusal(cost))
        .contains("money budget of 0.4 is spent");
    assertThat(Budget.UNLIMITED.within(Duration.ZERO).open().refusal(cost))
        .contains("deadline of PT0S has passed");
    assertThat(Ledger.unlimited().refusal(cost)).isEmpty();
  }

  @Test
  void promptsAndTrainingDoNotCountAgainstTheTokens() {
    Ledger ledger = Budget.tokens(10).open();
    ledger.charge(new Cost(1_000, 1_000, 0, 0, 0, 1_000, 0, 0, 0));
    assertThat(ledger.tokensLeft()).isEqualTo(10);
    ledger.charge(new Cost(0, 0, 1, 2, 3, 0, 0, 0, 0));
    assertThat(ledger.tokensLeft()).isEqualTo(4);
    ledger.charge(tokens(50));
    assertThat(ledger.tokensLeft()).isZero();
  }

  @Test
  void theDeadlineRunsFromTheOpening() {
    var clock = new AtomicLong(1_000);
    var ledger = new Ledger(Budget.UNLIMITED.within(Duration.ofNanos(500)), clock::get);
    assertThat(ledger.timeLeft()).isEqualTo(Duration.ofNanos(500));
    clock.set(1_499);
    assertThat(ledger.reserve(tokens(1))).isPresent();
    assertThat(ledger.elapsed()).isEqualTo(Duration.ofNanos(499));
    clock.set(1_500);
    assertThat(ledger.reserve(Cost.NONE)).isEmpty();
    clock.set(9_999);
    assertThat(ledger.timeLeft()).isEqualTo(Duration.ZERO);
  }

  @Test
  void aSubAccountSpendsFromBoth() {
    Ledger above = Budget.tokens(100).open();
    Ledger below = above.open(Budget.tokens(40));
    Ledger beside = above.open(Budget.UNLIMITED);
    below.reserve(tokens(30)).orElseThrow().settle(tokens(25));
    beside.charge(tokens(60));
    assertThat(below.spent()).isEqualTo(tokens(25));
    assertThat(beside.spent()).isEqualTo(tokens(60));
    assertThat(above.spent()).isEqualTo(tokens(25).plus(tokens(60)));
    assertThat(below.tokensLeft()).isEqualTo(15);
    assertThat(beside.tokensLeft()).isEqualTo(15);
    assertThat(below.refusal(tokens(16))).contains("token budget of 40 is spent");
    assertThat(beside.refusal(tokens(16))).contains("token budget of 100 is spent");
    assertThat(beside.reserve(tokens(16))).isEmpty();
    try (var held = below.reserve(tokens(15)).orElseThrow()) {
      assertThat(held.most()).isEqualTo(tokens(15));
      assertThat(above.tokensLeft()).isZero();
    }
    assertThat(above.tokensLeft()).isEqualTo(15);
  }

  @Test
  void aSubAccountEndsWithTheEarlierDeadline() {
    var clock = new AtomicLong();
    var above = new Ledger(Budget.UNLIMITED.within(Duration.ofNanos(100)), clock::get);
    clock.set(40);
    Ledger below = above.open(Budget.UNLIMITED.within(Duration.ofNanos(90)));
    assertThat(below.timeLeft()).isEqualTo(Duration.ofNanos(60));
    assertThat(below.elapsed()).isEqualTo(Duration.ZERO);
    clock.set(100);
    assertThat(below.reserve(Cost.NONE)).isEmpty();
  }

  @Test
  void sixtyFourThreadsTogetherNeverOverrunTheBudget() {
    for (int round = 0; round < 20; round++) {
      Ledger ledger = Budget.tokens(10_000).andSamples(300).open();
      Ledger[] shares = {ledger, ledger.open(Budget.UNLIMITED), ledger.open(Budget.tokens(2_000))};
      var booked = new AtomicLong();
      var overrun = new AtomicLong();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int t = 0; t < 64; t++) {
          var random = RandomKey.of(round).child(t).generator();
          Ledger account = shares[t % shares.length];
          threads.execute(
              () -> {
                for (int i = 0; i < 50; i++) {
                  int most = 1 + random.nextInt(200);
                  Optional<Ledger.Reservation> granted = account.reserve(tokens(most));
                  if (ledger.spent().budgeted() > 10_000) {
                    overrun.incrementAndGet();
                  }
                  granted.ifPresent(
                      reservation -> {
                        try (reservation) {
                          if (random.nextInt(4) > 0) {
                            int actual = random.nextInt(most + 1);
                            reservation.settle(tokens(actual));
                            booked.addAndGet(actual);
                          }
                        }
                      });
                }
              });
        }
      }
      assertThat(overrun).hasValue(0);
      assertThat(ledger.spent().completion()).isEqualTo(booked.get()).isLessThanOrEqualTo(10_000);
      assertThat(ledger.spent().samples()).isLessThanOrEqualTo(300);
      assertThat(shares[2].spent().completion()).isLessThanOrEqualTo(2_000);
      assertThat(ledger.tokensLeft()).isEqualTo(10_000 - booked.get());
    }
  }
}
