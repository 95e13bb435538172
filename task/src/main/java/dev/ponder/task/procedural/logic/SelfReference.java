package dev.ponder.task.procedural.logic;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// In how many ways statements that speak of themselves and each other can be true and false
/// together, as a number.
record SelfReference() implements Recipe<SelfReference.Page> {
  private static final int MAX = 12;
  private static final Pattern LINE = Pattern.compile("(?m)^\\W*Statement (\\d+): *(.*)$");
  private static final Pattern COUNTED =
      Pattern.compile(
          "(?i)^'?(at least|at most|exactly) (\\d+) of .* (?:is|are) (true|false)\\.?'?$");
  private static final Pattern EITHER =
      Pattern.compile(
          "(?i)^'?either statement (\\d+) or statement (\\d+) is true, (but not|or) both\\.?'?$");
  private static final Pattern NUMBER =
      Pattern.compile("(?i)^'?the number of (true|false) statements is a (prime|composite).*$");

  /// What a statement says.
  sealed interface Claim {
    /// That so many are true or false.
    record Count(String how, int number, boolean ofTrue) implements Claim {
      @Override
      public String toString() {
        return "%s %d of these statements are %s".formatted(how, number, ofTrue);
      }
    }

    /// That one of two is true, numbered from 1; perhaps not both.
    record Either(int one, int other, boolean both) implements Claim {
      @Override
      public String toString() {
        return "Either Statement %d or Statement %d is true, %s both"
            .formatted(one, other, both ? "or" : "but not");
      }
    }

    /// That the number of true or false ones is prime, or composite.
    record Kind(boolean ofTrue, boolean prime) implements Claim {
      @Override
      public String toString() {
        return "The number of %s statements is a %s number"
            .formatted(ofTrue, prime ? "prime" : "composite");
      }
    }

    default boolean holds(int truth, int size) {
      int count = Integer.bitCount(truth);
      return switch (this) {
        case Count(var how, int number, boolean ofTrue) -> {
          int counted = ofTrue ? count : size - count;
          yield switch (how) {
            case "At least" -> counted >= number;
            case "At most" -> counted <= number;
            default -> counted == number;
          };
        }
        case Either(int one, int other, boolean both) -> {
          boolean first = (truth >> (one - 1) & 1) == 1;
          boolean second = (truth >> (other - 1) & 1) == 1;
          yield both ? first || second : first != second;
        }
        case Kind(boolean ofTrue, boolean prime) -> {
          int counted = ofTrue ? count : size - count;
          int divisors = 0;
          for (int divisor = 1; divisor <= counted; divisor++) {
            divisors += counted % divisor == 0 ? 1 : 0;
          }
          yield prime ? divisors == 2 : divisors > 2;
        }
      };
    }
  }

  /// @param claims numbered from 1
  record Page(List<Claim> claims) {
    Page {
      claims = List.copyOf(claims);
      Read.size("statements", claims.size(), 1, MAX);
      for (Claim each : claims) {
        if (each instanceof Claim.Either(int one, int other, boolean _)
            && (one < 1 || other < 1 || one > claims.size() || other > claims.size())) {
          throw new IllegalArgumentException("statements: one speaks of another that is not there");
        }
      }
    }

    /// Every way to be true, as bits.
    List<Integer> ways() {
      var ways = new ArrayList<Integer>();
      for (int truth = 0; truth < 1 << claims.size(); truth++) {
        if (consistent(truth)) {
          ways.add(truth);
        }
      }
      return ways;
    }

    private boolean consistent(int truth) {
      for (int i = 0; i < claims.size(); i++) {
        if (claims.get(i).holds(truth, claims.size()) != ((truth >> i & 1) == 1)) {
          return false;
        }
      }
      return true;
    }

    String text(String between) {
      var lines = new ArrayList<String>();
      for (int i = 0; i < claims.size(); i++) {
        lines.add("Statement %d: %s.".formatted(i + 1, claims.get(i)));
      }
      return String.join(between, lines);
    }
  }

  @Override
  public Card card() {
    return new Card(
        "self-reference",
        4,
        "in how many ways statements about themselves can be true and false",
        "4 to 7 statements",
        "the one number",
        "all ways to be true and false");
  }

  @Override
  public Page draw(int level, RandomGenerator random) {
    int size = 4 + level;
    var claims = new ArrayList<Claim>();
    for (int i = 0; i < size; i++) {
      claims.add(
          switch (random.nextInt(4)) {
            case 0 -> {
              int one = 1 + random.nextInt(size);
              yield new Claim.Either(
                  one, 1 + (one + random.nextInt(size - 1)) % size, random.nextBoolean());
            }
            case 1 -> new Claim.Kind(random.nextBoolean(), random.nextBoolean());
            default ->
                new Claim.Count(
                    Questions.pick(List.of("At least", "At most", "Exactly"), random),
                    1 + random.nextInt(size),
                    random.nextBoolean());
          });
    }
    return new Page(claims);
  }

  @Override
  public String spell(Page page) {
    return page.text(" ");
  }

  @Override
  public Page read(String spelled) {
    return question(spelled.replaceAll("(?<=\\.) (?=Statement \\d+:)", "\n"));
  }

  private static Page question(String text) {
    var claims = new ArrayList<Claim>();
    var lines = LINE.matcher(text);
    while (lines.find()) {
      if (!lines.group(1).equals(Integer.toString(claims.size() + 1))) {
        throw new IllegalArgumentException("statements: they are not numbered 1, 2, 3, ...");
      }
      claims.add(claim(lines.group(2).strip()));
    }
    return new Page(claims);
  }

  private static Claim claim(String text) {
    var counted = COUNTED.matcher(text);
    if (counted.matches()) {
      var how = counted.group(1);
      return new Claim.Count(
          how.substring(0, 1).toUpperCase(Locale.ROOT) + how.substring(1).toLowerCase(Locale.ROOT),
          Read.whole("statements", counted.group(2), 0, MAX),
          counted.group(3).equalsIgnoreCase("true"));
    }
    var either = EITHER.matcher(text);
    if (either.matches()) {
      return new Claim.Either(
          Read.whole("statement", either.group(1), 1, MAX),
          Read.whole("statement", either.group(2), 1, MAX),
          either.group(3).equalsIgnoreCase("or"));
    }
    var number = NUMBER.matcher(text);
    if (number.matches()) {
      return new Claim.Kind(
          number.group(1).equalsIgnoreCase("true"), number.group(2).equalsIgnoreCase("prime"));
    }
    throw new IllegalArgumentException(
        "statement: %s is of no known kind, e.g. At least 2 of these statements are true"
            .formatted(Lines.quoted(text)));
  }

  @Override
  public String ask(Page page) {
    return """
        These statements speak of themselves and of each other.
        %s
        In how many ways can each of them be true or false so that all fits?"""
        .formatted(page.text("\n"));
  }

  @Override
  public String form() {
    return "the number of ways";
  }

  @Override
  public List<Wording<Page>> wordings() {
    return List.of(Questions.whole("Statement 1:", SelfReference::question));
  }

  @Override
  public Optional<String> solve(Page page) {
    return Optional.of(Integer.toString(page.ways().size()));
  }

  @Override
  public String normal(Page page, String answer) {
    return Read.whole(answer).toString();
  }

  @Override
  public List<String> work(Page page) {
    var lines = new ArrayList<String>();
    for (int way : page.ways()) {
      var trueOnes = new ArrayList<String>();
      for (int i = 0; i < page.claims().size(); i++) {
        if ((way >> i & 1) == 1) {
          trueOnes.add(Integer.toString(i + 1));
        }
      }
      lines.add("true:" + trueOnes.stream().map(each -> " " + each).collect(Collectors.joining()));
    }
    lines.add("ways: " + lines.size());
    return lines;
  }
}
