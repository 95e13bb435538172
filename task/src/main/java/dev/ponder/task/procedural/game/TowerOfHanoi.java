package dev.ponder.task.procedural.game;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Read;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A tower of disks carried from peg to peg, one disk at a time and none on a smaller one. Any list
/// of legal moves that ends with the whole tower on its peg is right.
record TowerOfHanoi() implements Recipe<TowerOfHanoi.Tower> {
  private static final Pattern ASKED =
      Pattern.compile(
          "(\\d+) disks? and (\\d+) pegs.*?[Ff]rom [Pp]eg (\\d+) to [Pp]eg (\\d+)", Pattern.DOTALL);
  private static final Pattern MOVE =
      Pattern.compile(
          "(?:[Mm]ove disk )?(\\d{1,2}) from [Pp]eg (\\d{1,2}) to [Pp]eg (\\d{1,2})\\.?");
  private static final Pattern SHORT = Pattern.compile("(\\d{1,2}): ?(\\d{1,2}) ?> ?(\\d{1,2})");
  private static final int MAX_DISKS = 8;
  private static final int MAX_PEGS = 6;
  private static final int MAX_MOVES = 1000;

  /// @param pegs how many, numbered from 1
  /// @param to peg that all disks shall be on
  /// @param on the peg of every disk, the smallest disk first
  record Tower(int pegs, int to, List<Integer> on) {
    Tower {
      on = List.copyOf(on);
      Read.size("disks", on.size(), 1, MAX_DISKS);
      Read.size("pegs", pegs, 3, MAX_PEGS);
      Read.size("peg", to, 1, pegs);
      for (int peg : on) {
        Read.size("peg", peg, 1, pegs);
      }
      if (on.stream().allMatch(peg -> peg == to)) {
        throw new IllegalArgumentException(
            "pegs: the disks are all on peg %d already".formatted(to));
      }
    }

    /// The peg of every disk, at the disk's own number.
    int[] pegOf() {
      var pegOf = new int[on.size() + 1];
      for (int disk = 1; disk <= on.size(); disk++) {
        pegOf[disk] = on.get(disk - 1);
      }
      return pegOf;
    }
  }

  private record Move(int disk, int from, int to) {
    @Override
    public String toString() {
      return "%d:%d>%d".formatted(disk, from, to);
    }
  }

  @Override
  public Card card() {
    return new Card(
        "tower-of-hanoi",
        4,
        "moves that carry a tower of disks to another peg",
        "4 to 7 disks on 3 to 5 pegs",
        "any legal moves that end with the tower on its peg",
        "recursion from the largest disk");
  }

  @Override
  public Tower draw(int level, RandomGenerator random) {
    int pegs = 3 + random.nextInt(3);
    int to = 1 + random.nextInt(pegs);
    var on = new ArrayList<Integer>();
    for (int disk = 0; disk < 4 + level; disk++) {
      on.add(1 + random.nextInt(pegs));
    }
    on.set(3 + level, 1 + (to + random.nextInt(pegs - 1)) % pegs);
    return new Tower(pegs, to, on);
  }

  @Override
  public String spell(Tower tower) {
    return "%d,%d,%s".formatted(tower.pegs(), tower.to(), pegs(tower).replace(" ", ""));
  }

  private static String pegs(Tower tower) {
    return tower.on().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  @Override
  public Tower read(String spelled) {
    var numbers = Questions.numbers(spelled, "tower", 1, 99);
    if (numbers.size() < 3) {
      throw new IllegalArgumentException("not a tower: " + Lines.quoted(spelled));
    }
    return new Tower(numbers.get(0), numbers.get(1), numbers.subList(2, numbers.size()));
  }

  @Override
  public String ask(Tower tower) {
    return """
        In a tower of Hanoi with %d pegs the disks 1 (smallest) to %d lie on pegs %s. Bring them all to \
        peg %d, one disk at a time, never a disk on a smaller one."""
        .formatted(tower.pegs(), tower.on().size(), pegs(tower), tower.to());
  }

  @Override
  public String form() {
    return "the moves as disk:from>to with commas between them like 1:1>3, 2:1>2";
  }

  @Override
  public boolean block() {
    return true;
  }

  @Override
  public List<Wording<Tower>> wordings() {
    return List.of(
        Wording.of(
            "tower of hanoi with (\\d{1,2}) pegs .*lie on pegs ([\\d, ]*)\\. bring them all to peg"
                + " (\\d{1,2})",
            match -> read("%s,%s,%s".formatted(match.group(1), match.group(3), match.group(2)))),
        Questions.whole("tower of hanoi", TowerOfHanoi::whole));
  }

  /// A question where all disks are on one peg.
  private static Tower whole(String text) {
    var asked = Questions.find(ASKED, text, "tower like: 3 disks and 3 pegs, from peg 1 to peg 3");
    int disks = Read.whole("disks", asked.group(1), 1, MAX_DISKS);
    int from = Read.whole("peg", asked.group(3), 1, MAX_PEGS);
    return new Tower(
        Read.whole("pegs", asked.group(2), 3, MAX_PEGS),
        Read.whole("peg", asked.group(4), 1, MAX_PEGS),
        Collections.nCopies(disks, from));
  }

  @Override
  public Optional<String> solve(Tower tower) {
    return Optional.of(text(moves(tower)));
  }

  private static String text(List<Move> moves) {
    return moves.stream().map(Move::toString).collect(Collectors.joining(", "));
  }

  private static List<Move> moves(Tower tower) {
    var moves = new ArrayList<Move>();
    gather(tower.on().size(), tower.to(), tower.pegOf(), tower.pegs(), moves);
    return moves;
  }

  /// Brings disks 1 to `largest` to one peg: the smaller ones out of the largest one's way, it, and
  /// the smaller ones after it.
  private static void gather(int largest, int to, int[] pegOf, int pegs, List<Move> moves) {
    if (largest == 0) {
      return;
    }
    int from = pegOf[largest];
    if (from != to) {
      int aside = 1;
      while (aside == from || aside == to) {
        aside++;
      }
      gather(largest - 1, aside, pegOf, pegs, moves);
      moves.add(new Move(largest, from, to));
      pegOf[largest] = to;
    }
    gather(largest - 1, to, pegOf, pegs, moves);
  }

  @Override
  public String normal(Tower tower, String answer) {
    var moves = new ArrayList<Move>();
    for (String each : Questions.answerItems(answer, MAX_MOVES)) {
      var move = MOVE.matcher(each);
      if (!move.matches()) {
        move = SHORT.matcher(each);
      }
      if (!move.matches()) {
        throw new IllegalArgumentException(Lines.quoted(each) + " is no move like 1:1>3");
      }
      moves.add(
          new Move(
              Integer.parseInt(move.group(1)),
              Integer.parseInt(move.group(2)),
              Integer.parseInt(move.group(3))));
    }
    return text(moves);
  }

  @Override
  public Optional<String> objection(Tower tower, String normal) {
    var pegOf = tower.pegOf();
    int count = 0;
    for (String each : Questions.items(normal)) {
      var move = SHORT.matcher(each);
      count++;
      if (!move.matches()) {
        return Optional.of("move %d is none".formatted(count));
      }
      int disk = Integer.parseInt(move.group(1));
      int from = Integer.parseInt(move.group(2));
      int to = Integer.parseInt(move.group(3));
      if (disk < 1 || disk > tower.on().size() || to < 1 || to > tower.pegs()) {
        return Optional.of("move %d names a disk or peg that is not there".formatted(count));
      }
      if (pegOf[disk] != from || from == to) {
        return Optional.of("move %d: disk %d is on peg %d".formatted(count, disk, pegOf[disk]));
      }
      for (int smaller = 1; smaller < disk; smaller++) {
        if (pegOf[smaller] == from || pegOf[smaller] == to) {
          return Optional.of("move %d: disk %d is in the way".formatted(count, smaller));
        }
      }
      pegOf[disk] = to;
    }
    for (int disk = 1; disk <= tower.on().size(); disk++) {
      if (pegOf[disk] != tower.to()) {
        return Optional.of("disk %d ends on peg %d".formatted(disk, pegOf[disk]));
      }
    }
    return Optional.empty();
  }

  @Override
  public List<String> work(Tower tower) {
    var lines = new ArrayList<String>();
    var pegOf = tower.pegOf();
    for (var move : moves(tower)) {
      pegOf[move.disk()] = move.to();
      var pegs = new StringBuilder(move + " gives");
      for (int disk = 1; disk <= tower.on().size(); disk++) {
        pegs.append(' ').append(pegOf[disk]);
      }
      lines.add(pegs.toString());
    }
    return lines;
  }
}
