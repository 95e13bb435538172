package dev.ponder.verify.smt;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The operations that are known, with their spelling, how many arguments and indices they take,
/// and by which rule their sorts fit. What is not here does not exist.
public enum Operator {
  NOT("not", Shape.LOGIC, 1, 1),
  AND("and", Shape.LOGIC, 1, Integer.MAX_VALUE),
  OR("or", Shape.LOGIC, 1, Integer.MAX_VALUE),
  XOR("xor", Shape.LOGIC, 2, Integer.MAX_VALUE),
  IMPLIES("=>", Shape.LOGIC, 2, Integer.MAX_VALUE),
  EQUAL("=", Shape.SAME, 2, Integer.MAX_VALUE),
  DISTINCT("distinct", Shape.SAME, 2, Integer.MAX_VALUE),
  ITE("ite", Shape.CHOICE, 3, 3),

  PLUS("+", Shape.SUM, 1, Integer.MAX_VALUE),
  MINUS("-", Shape.SUM, 1, Integer.MAX_VALUE),
  TIMES("*", Shape.SUM, 1, Integer.MAX_VALUE),
  DIVIDE("/", Shape.QUOTIENT, 2, Integer.MAX_VALUE),
  DIV("div", Shape.WHOLE, 2, Integer.MAX_VALUE),
  MOD("mod", Shape.WHOLE, 2, 2),
  ABS("abs", Shape.WHOLE, 1, 1),
  LESS("<", Shape.ORDER, 2, Integer.MAX_VALUE),
  AT_MOST("<=", Shape.ORDER, 2, Integer.MAX_VALUE),
  MORE(">", Shape.ORDER, 2, Integer.MAX_VALUE),
  AT_LEAST(">=", Shape.ORDER, 2, Integer.MAX_VALUE),
  TO_REAL("to_real", Shape.TO_REAL, 1, 1),
  TO_INT("to_int", Shape.TO_INT, 1, 1),
  IS_INT("is_int", Shape.IS_INT, 1, 1),
  DIVISIBLE("divisible", Shape.DIVISIBLE, 1, 1, 1),

  BVNOT("bvnot", Shape.BITS, 1, 1),
  BVNEG("bvneg", Shape.BITS, 1, 1),
  BVAND("bvand", Shape.BITS, 2, Integer.MAX_VALUE),
  BVOR("bvor", Shape.BITS, 2, Integer.MAX_VALUE),
  BVXOR("bvxor", Shape.BITS, 2, Integer.MAX_VALUE),
  BVADD("bvadd", Shape.BITS, 2, Integer.MAX_VALUE),
  BVMUL("bvmul", Shape.BITS, 2, Integer.MAX_VALUE),
  BVSUB("bvsub", Shape.BITS, 2, 2),
  BVUDIV("bvudiv", Shape.BITS, 2, 2),
  BVUREM("bvurem", Shape.BITS, 2, 2),
  BVSDIV("bvsdiv", Shape.BITS, 2, 2),
  BVSREM("bvsrem", Shape.BITS, 2, 2),
  BVSMOD("bvsmod", Shape.BITS, 2, 2),
  BVSHL("bvshl", Shape.BITS, 2, 2),
  BVLSHR("bvlshr", Shape.BITS, 2, 2),
  BVASHR("bvashr", Shape.BITS, 2, 2),
  BVULT("bvult", Shape.BITS_ORDER, 2, 2),
  BVULE("bvule", Shape.BITS_ORDER, 2, 2),
  BVUGT("bvugt", Shape.BITS_ORDER, 2, 2),
  BVUGE("bvuge", Shape.BITS_ORDER, 2, 2),
  BVSLT("bvslt", Shape.BITS_ORDER, 2, 2),
  BVSLE("bvsle", Shape.BITS_ORDER, 2, 2),
  BVSGT("bvsgt", Shape.BITS_ORDER, 2, 2),
  BVSGE("bvsge", Shape.BITS_ORDER, 2, 2),
  CONCAT("concat", Shape.CONCAT, 2, 2),
  EXTRACT("extract", Shape.EXTRACT, 1, 1, 2),
  ZERO_EXTEND("zero_extend", Shape.EXTEND, 1, 1, 1),
  SIGN_EXTEND("sign_extend", Shape.EXTEND, 1, 1, 1);

  /// The rule by which an operation's sorts fit.
  enum Shape {
    /// Truths give a truth.
    LOGIC,
    /// Terms of one sort give a truth.
    SAME,
    /// A truth and two terms of one sort give that sort.
    CHOICE,
    /// Numbers give a number; whole ones among real ones become real.
    SUM,
    /// Numbers give a real one.
    QUOTIENT,
    /// Whole numbers give a whole one.
    WHOLE,
    /// Numbers give a truth.
    ORDER,
    /// A number gives a real one.
    TO_REAL,
    /// A real number gives a whole one.
    TO_INT,
    /// A real number gives a truth.
    IS_INT,
    /// A whole number gives a truth.
    DIVISIBLE,
    /// Bits of one width give bits of that width.
    BITS,
    /// Bits of one width give a truth.
    BITS_ORDER,
    /// Bits beside bits.
    CONCAT,
    /// Some of the bits.
    EXTRACT,
    /// Bits with more before them.
    EXTEND
  }

  private static final Map<String, Operator> BY_WORD = new TreeMap<>();

  static {
    for (var each : values()) {
      BY_WORD.put(each.word, each);
    }
  }

  private final String word;
  private final Shape shape;
  private final int least;
  private final int most;
  private final int indices;

  Operator(String word, Shape shape, int least, int most) {
    this(word, shape, least, most, 0);
  }

  Operator(String word, Shape shape, int least, int most, int indices) {
    this.word = word;
    this.shape = shape;
    this.least = least;
    this.most = most;
    this.indices = indices;
  }

  /// The operation with this spelling.
  static Optional<Operator> spelled(String word) {
    return Optional.ofNullable(BY_WORD.get(word));
  }

  /// As SMT-LIB spells it.
  public String word() {
    return word;
  }

  Shape shape() {
    return shape;
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }

  /// How many indices it takes.
  int indices() {
    return indices;
  }
}
