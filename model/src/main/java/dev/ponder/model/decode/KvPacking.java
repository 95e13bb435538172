package dev.ponder.model.decode;

/// How keys and values lie in a block: as numbers of 21 bits, three in two words, with a scale for
/// each head's key or value of a position.
///
/// Reading them is half of the work where many sequences are decoded. 16 bits moved logits by more
/// than 1e-4, as did 19 on a shipped model. A number is a 32-bit integer that counts units of
/// `scale / 2^31`. Of three numbers, number 0 (which has 22 bits) is split: the lower [#SHARED]
/// bits of the first word are its upper ones, those of the second word the next ones. Numbers 1 and
/// 2 are the upper bits of a word each. Whoever reads one of these reads the whole word: the lower
/// bits are noise of less than a step, known when the number is rounded, so it is off by half a
/// step at most, as if they were not there, and reading needs no mask. Number 0 is therefore
/// written first.
///
/// Numbers that are left over have a word each. A key's numbers are its coordinates. Those of
/// values are, for each coordinate, the positions of a block in order, so that a new position
/// changes none before it.
///
/// A layer has keys, scales of values, values. Vectors of keys are made of `width` positions, those
/// of values of `width` coordinates; their words follow each other, a key's scale after its last.
/// Two vectors that are read together are far apart: all even ones of all heads come before all odd
/// ones. The processor's prefetcher follows each of two streams; one of the same words was read at
/// four fifths of the speed. Coordinates that fill no two vectors come last.
///
/// @param width lanes of a vector; two of them divide [Kernels#BLOCK]
record KvPacking(int width) {
  /// Numbers that share words.
  static final int GROUP = 3;

  /// Words that they share.
  static final int GROUP_WORDS = 2;

  /// Positions of a block whose values share words.
  static final int GROUPED = Kernels.BLOCK / GROUP * GROUP;

  /// Words of one coordinate of a block's values.
  static final int VALUE_WORDS = words(Kernels.BLOCK);

  /// A unit, where the scale is 1.
  static final float UNIT = 0x1p-31f;

  /// Lower bits of a word that belong to number 0.
  static final int SHARED = 11;

  /// Bits that are not kept of number 0.
  static final int DROPPED = Integer.SIZE - 2 * SHARED;

  private static final int STEP = 1 << SHARED;
  private static final int NOISE = STEP - 1;

  /// The largest number: neither rounding nor noise carries it over.
  private static final float MOST = 0x1p31f - 0x1p13f;

  /// Heads without a larger coordinate count as zero but for the noise.
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

  /// Positions to read of a block that holds `n`, with weights of zero for those not there yet:
  /// whole groups, two of them at once but the last.
  static int read(int n) {
    int paired = GROUPED / (2 * GROUP) * 2 * GROUP;
    if (n <= paired) {
      return Kernels.roundUp(n, 2 * GROUP);
    }
    return Math.max(n, GROUPED);
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
  private static int scale(float largest) {
    return Float.floatToRawIntBits(largest * (0x1p31f / MOST));
  }

  /// Units per 1.
  private static float factor(float largest) {
    return largest > LEAST ? MOST / largest : 0;
  }

  private void putKey(float[] x, int from, int n, float factor, int[] words, int to) {
    int at = to;
    int i = from;
    for (; i + GROUP <= from + n; i += GROUP, at += GROUP_WORDS * width) {
      int zero = first((int) (x[i] * factor));
      words[at] = step((int) (x[i + 1] * factor), upper(zero));
      words[at + width] = step((int) (x[i + 2] * factor), lower(zero));
    }
    for (; i < from + n; i++, at += width) {
      words[at] = (int) (x[i] * factor);
    }
  }

  /// One position's values of `n` coordinates side by side.
  private static void putValues(
      float[] x, int from, int n, float factor, int[] words, int first, int slot) {
    int at = first + slot / GROUP * GROUP_WORDS * n;
    if (slot >= GROUPED) {
      int to = at + slot % GROUP * n;
      for (int d = 0; d < n; d++) {
        words[to + d] = (int) (x[from + d] * factor);
      }
      return;
    }
    if (slot % GROUP == 0) {
      for (int d = 0; d < n; d++) {
        int number = first((int) (x[from + d] * factor));
        words[at + d] = upper(number);
        words[at + n + d] = lower(number);
      }
    } else {
      int to = at + (slot % GROUP - 1) * n;
      for (int d = 0; d < n; d++) {
        words[to + d] = step((int) (x[from + d] * factor), words[to + d] & NOISE);
      }
    }
  }

  /// Number 0, rounded to the bits that are kept of it.
  private static int first(int number) {
    return number + (1 << DROPPED - 1) & -(1 << DROPPED);
  }

  /// What the first word holds of number 0.
  private static int upper(int number) {
    return number >>> Integer.SIZE - SHARED;
  }

  /// What the second word holds of number 0.
  private static int lower(int number) {
    return number >>> DROPPED & NOISE;
  }

  /// A number rounded to a step, with the noise below it.
  private static int step(int number, int noise) {
    return number - noise + STEP / 2 & -STEP | noise;
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

  /// Number `k` of the three in two words.
  private static float number(int[] words, int group, int stride, int k) {
    if (k > 0) {
      return words[group + (k - 1) * stride];
    }
    int shift = Integer.SIZE - SHARED;
    return words[group] << shift | words[group + stride] << shift >>> SHARED;
  }
}
