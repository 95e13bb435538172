package dev.ponder.search.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ponder.core.Budget;
import dev.ponder.core.Ending;
import dev.ponder.core.Policy;
import dev.ponder.search.Search;
import dev.ponder.search.SearchContract;
import dev.ponder.search.Stop;
import dev.ponder.search.ToyPolicy;
import org.junit.jupiter.api.Test;

class OneChainTest extends SearchContract {
  @Override
  protected Search search(Policy policy) {
    return new OneChain(policy, SAMPLING);
  }

  @Test
  void itSaysWhatThePolicySays() {
    var result =
        new OneChain(new ToyPolicy(), SAMPLING.withTemperature(0)).run(PROBLEM, Budget.UNLIMITED);
    assertThat(result.best().orElseThrow().trace().text()).isEqualTo("t1\nt2\nt3\nA:7");
    assertThat(result.spent().completion()).isEqualTo(13);
    assertThat(result.stop().reason()).isEqualTo(Stop.Reason.DONE);
  }

  @Test
  void aSmallTokenBudgetShortensTheChain() {
    var result =
        new OneChain(new ToyPolicy(), SAMPLING.withTemperature(0)).run(PROBLEM, Budget.tokens(4));
    assertThat(result.best().orElseThrow().trace().text()).isEqualTo("t1\nt");
    assertThat(result.best().orElseThrow().trace().ending()).isEqualTo(Ending.TRUNCATED);
  }
}
