package dev.ponder.task.procedural.number;

import dev.ponder.task.procedural.Recipe;
import java.util.List;

/// The tasks of this family.
public final class NumberTasks {
  private NumberTasks() {}

  public static List<Recipe<?>> all() {
    return List.of(
        new Gcd(),
        new Lcm(),
        new BaseConversion(),
        new FractionSimplification(),
        new PrimeFactorization(),
        new CountPrimes(),
        new CountBits(),
        new BitwiseArithmetic(),
        Calculation.CHAIN_SUM,
        Calculation.DECIMAL_CHAIN_SUM,
        Calculation.PRODUCTS,
        Calculation.BASIC_ARITHMETIC,
        Calculation.DECIMAL_ARITHMETIC,
        new NumberSorting(),
        new NumberFiltering(),
        new NumberFormat(),
        new Dice(),
        new RomanNumerals(),
        new Weekdays());
  }
}
