package dev.ponder.model.decode;

/// How keys and values lie in a block: as numbers of 19 bits, five in three words, with a scale for
/// each head's key or value of a position.
///
/// Reading them is most of the work where many sequences are decoded. 16 bits moved logits by more
/// than 1e-4. A number is a 32-bit integer that counts units of `scale / 2^31`. Of five numbers
/// three are the upper 19 bits of a word each, and the other two share the lower 13 bits of the
/// words. Whoever reads one of the three reads the whole word: the lower bits are noise of less
/// than a step, known when the number is rounded, so it is off by half a step at most, as if they
/// were not there, and reading needs no mask. What is noise to a number is written before it:
///
/// | number | its upper bits | its lower bits | noise below them |
/// |---|---|---|---|
/// | 0 | the lower 13 of word 2 | the lower 7 of word 1 | none |
/// | 1 | the lower 13 of word 0 | the 6 above those 7 | number 0's 7 |
/// | 2, 3, 4 | the upper 19 of word 0, 1, 2 | | the lower 13 of the word |
///
/// Numbers that are left over have a word each. A key's numbers are its coordinates. Those of
/// values are, for each coordinate, the positions of a block in order, so that a new position
/// changes none before it.
///
/// A layer has keys, scales of values, values. Vectors of keys are made of `width` positions, those
/// of values of `width` coordinates; their words follow each other, a key's scale after its last.
/// Two vectors that are read together are far apart: all even ones of all heads come before all odd
/// ones. The processor's prefetcher follows each of two streams; one of the same words was read at
/// two thirds of the speed. Coordinates that fill no two vectors come last.
///
/// @param width lanes of a vector; two of them divide [Kernels#BLOCK]
record KvPacking(int width) {
  /// Numbers that share words.
  static final int GROUP = 5;

  /// Words that they share.
  static final int GROUP_WORDS = 3;

  /// Positions of a block whose values share words.
  static final int GROUPED = Kernels.BLOCK / GROUP * GROUP;

  /// Words of one coordinate of a block's values.
  static final int VALUE_WORDS = words(Kernels.BLOCK);

  /// A unit, where the scale is 1.
  static final float UNIT = 0x1p-31f;

  /// Lower bits of a word that other numbers share, and of those in word 1 number 0's.
  static final int SHARED = 13;

  static final int LAST = 7;

  /// Bits that are not kept of number 0.
  static final int FIRST = Integer.SIZE - SHARED - LAST;

  private static final int STEP = 1 << SHARED;
  private static final int NOISE = STEP - 1;
  private static final int LAST_MASK = (1 << LAST) - 1;

  /// The largest number: neither rounding nor noise carries it over.
  private static final float MOST = 0x1p31f - 0x1p14f;

  /// Heads without a larger coordinate count as zero.
  private static final float LEAST = 1e-28f;

  /// Words of so many numbers.
  static int words(int numbers) {
    return numbers / GROUP * GROUP_WORDS + numbers % GROUP;
  }

  /// Words of a block's keys and values of one layer.
  static int layerWords(int kvHeads, int headDim) {
    int head = (words(headDim) + 2) * Kernels.BLOCK + headDim * VALUE_WORDS;
    return Math.multiplyExact(kvHeads, head);
  }

  /// Where the first word of a position's key lies, `width` from the next.
  int keyAt(int layer, int head, int kvHeads, int headDim, int slot) {
    int vector = slot / width;
    return layer * layerWords(kvHeads, headDim)
        + vector % 2 * keysApart(kvHeads, headDim)
        + (head * Kernels.BLOCK / 2 + vector / 2 * width) * (words(headDim) + 1)
        + slot % width;
  }

  /// From the key of a position to that of the position `width` further on, if that one's vector is
  /// odd.
  static int keysApart(int kvHeads, int headDim) {
    return kvHeads * (words(headDim) + 1) * Kernels.BLOCK / 2;
  }

  /// Where the scales of a head's values begin, by position.
  static int scalesAt(int layer, int head, int kvHeads, int headDim) {
    return layer * layerWords(kvHeads, headDim)
        + 2 * keysApart(kvHeads, headDim)
        + head * Kernels.BLOCK;
  }

  /// Where the first word of a coordinate's values lies, [#valueStride] from the next.
  int valueAt(int layer, int head, int kvHeads, int headDim, int d) {
    int values = scalesAt(layer, kvHeads, kvHeads, headDim);
    int paired = paired(headDim);
    if (d >= paired) {
      return values + (kvHeads * paired + head * (headDim - paired)) * VALUE_WORDS + d - paired;
    }
    int vector = d / width;
    return values
        + vector % 2 * valuesApart(kvHeads, headDim)
        + (head * paired / 2 + vector / 2 * width) * VALUE_WORDS
        + d % width;
  }

  /// From a coordinate's values to those of the coordinate `width` further on, if that one's vector
  /// is odd.
  int valuesApart(int kvHeads, int headDim) {
    return kvHeads * paired(headDim) / 2 * VALUE_WORDS;
  }

  /// Coordinates that lie side by side with `d`.
  int valueStride(int headDim, int d) {
    int paired = paired(headDim);
    return d < paired ? width : headDim - paired;
  }

  /// Coordinates that fill two vectors.
  int paired(int headDim) {
    return headDim / (2 * width) * 2 * width;
  }

  /// [Kernels#store].
  void store(
      int from,
      int to,
      float[] x,
      int keyAt,
      int kvHeads,
      int headDim,
      int[] words,
      int layer,
      int slot) {
    for (int h = from; h < to; h++) {
      int key = keyAt + h * headDim;
      float largest = largest(x, key, headDim);
      int keys = keyAt(layer, h, kvHeads, headDim, slot);
      putKey(x, key, headDim, factor(largest), words, keys);
      words[keys + words(headDim) * width] = scale(largest);
      int value = key + kvHeads * headDim;
      largest = largest(x, value, headDim);
      words[scalesAt(layer, h, kvHeads, headDim) + slot] = scale(largest);
      int n;
      for (int d = 0; d < headDim; d += n) {
        n = valueStride(headDim, d);
        int at = valueAt(layer, h, kvHeads, headDim, d);
        putValues(x, value + d, n, factor(largest), words, at, slot);
      }
    }
  }

  /// The largest magnitude, or NaN if there is one.
  private static float largest(float[] x, int from, int n) {
    // The bits of floats without their signs are in order, those of NaN above all.
    int bits = 0;
    for (int i = from; i < from + n; i++) {
      bits = Math.max(bits, Float.floatToRawIntBits(x[i]) & Integer.MAX_VALUE);
    }
    return Float.intBitsToFloat(bits);
  }

  /// The bits of the scale of numbers whose largest magnitude is given.
  static int scale(float largest) {
    return Float.floatToRawIntBits(largest * (0x1p31f / MOST));
  }

  /// Units per 1.
  static float factor(float largest) {
    return largest > LEAST ? MOST / largest : 0;
  }

  private void putKey(float[] x, int from, int n, float factor, int[] words, int to) {
    int at = to;
    int i = from;
    for (; i + GROUP <= from + n; i += GROUP, at += GROUP_WORDS * width) {
      int zero = first((int) (x[i] * factor));
      int one = step((int) (x[i + 1] * factor), lastOf(zero) << SHARED - LAST);
      words[at] = step((int) (x[i + 2] * factor), upper(one));
      words[at + width] = step((int) (x[i + 3] * factor), lower(one));
      words[at + 2 * width] = step((int) (x[i + 4] * factor), upper(zero));
    }
    for (; i < from + n; i++, at += width) {
      words[at] = (int) (x[i] * factor);
    }
  }

  /// One position's values of `n` coordinates side by side.
  static void putValues(
      float[] x, int from, int n, float factor, int[] words, int first, int slot) {
    int at = first + slot / GROUP * GROUP_WORDS * n;
    if (slot >= GROUPED) {
      int to = at + slot % GROUP * n;
      for (int d = 0; d < n; d++) {
        words[to + d] = (int) (x[from + d] * factor);
      }
      return;
    }
    int at1 = at + n;
    int at2 = at1 + n;
    switch (slot % GROUP) {
      case 0 -> {
        for (int d = 0; d < n; d++) {
          int number = first((int) (x[from + d] * factor));
          words[at1 + d] = lastOf(number);
          words[at2 + d] = upper(number);
        }
      }
      case 1 -> {
        for (int d = 0; d < n; d++) {
          int noise = (words[at1 + d] & LAST_MASK) << SHARED - LAST;
          int number = step((int) (x[from + d] * factor), noise);
          words[at + d] = upper(number);
          words[at1 + d] = lower(number);
        }
      }
      default -> {
        int to = at + (slot % GROUP - 2) * n;
        for (int d = 0; d < n; d++) {
          words[to + d] = step((int) (x[from + d] * factor), words[to + d] & NOISE);
        }
      }
    }
  }

  /// Number 0, rounded to the bits that are kept of it.
  private static int first(int number) {
    return number + (1 << FIRST - 1) & -(1 << FIRST);
  }

  /// The lower bits of number 0, which word 1 holds.
  private static int lastOf(int number) {
    return number >>> FIRST & LAST_MASK;
  }

  /// A number rounded to a step, with the noise below it.
  private static int step(int number, int noise) {
    return number - noise + STEP / 2 & ~NOISE | noise;
  }

  /// The upper bits of numbers 0 and 1.
  private static int upper(int number) {
    return number >>> Integer.SIZE - SHARED;
  }

  /// What word 1 holds of number 1, and of number 0 as its noise.
  private static int lower(int number) {
    return number >>> SHARED - LAST & NOISE;
  }

  /// A coordinate of a key, in units.
  ///
  /// @param at where the key's first word lies
  float key(int[] words, int at, int headDim, int d) {
    int group = at + d / GROUP * GROUP_WORDS * width;
    int k = d % GROUP;
    boolean left = d >= headDim / GROUP * GROUP;
    return left ? words[group + k * width] : number(words, group, width, k);
  }

  /// A coordinate of a position's value, in units.
  ///
  /// @param at where the first word of the coordinate lies, `stride` from the next
  static float value(int[] words, int at, int stride, int slot) {
    int group = at + slot / GROUP * GROUP_WORDS * stride;
    int k = slot % GROUP;
    return slot >= GROUPED ? words[group + k * stride] : number(words, group, stride, k);
  }

  /// Number `k` of the five in three words.
  private static float number(int[] words, int group, int stride, int k) {
    int middle = words[group + stride];
    int shift = Integer.SIZE - SHARED;
    return switch (k) {
      case 0 -> words[group + 2 * stride] << shift | middle << Integer.SIZE - LAST >>> SHARED;
      case 1 -> words[group] << shift | middle << shift >>> SHARED;
      default -> words[group + (k - 2) * stride];
    };
  }
}
