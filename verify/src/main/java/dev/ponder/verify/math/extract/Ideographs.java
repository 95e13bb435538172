package dev.ponder.verify.math.extract;

import static dev.ponder.verify.math.extract.Text.at;

/// What Chinese, Japanese and Korean say around a number that makes another value of it or denies
/// it: `不是7`, `大于7`, `约7`, `7以上`, `7的平方`.
final class Ideographs {
  private static final int CLAUSE = 30;
  private static final String STOPS = "。，、；：！？.,;:!?\n";

  /// In the clause before.
  private static final String[] BEFORE = {
    "不", "没", "非", "未", "约", "約", "大于", "大於", "小于", "小於", "超过", "超過", "至少", "至多", "最多", "可能", "也许",
    "大概", "若", "如果", "假设", "假設", "或", "除了", "负", "負", "약 "
  };

  /// In the clause behind.
  private static final String[] BEHIND = {
    "以上", "以下", "以内", "左右", "未満", "未满", "或", "吗", "不", "错", "錯", "이상", "이하", "미만", "초과", "또는", "아니",
    "아닙"
  };

  /// Right behind.
  private static final String[] TIED = {"的", "分之", "次方", "多", "余", "乗", "乘", "加", "减", "減", "除"};

  private Ideographs() {}

  /// Whether the words around what stands between two places bend it.
  static boolean bend(String text, int from, int to) {
    if (before(text, from)) {
      return true;
    }
    int next = Margin.after(text, to);
    if (at(text, next) <= 127) {
      return false;
    }
    for (String each : TIED) {
      if (text.startsWith(each, next)) {
        return true;
      }
    }
    int end = next;
    while (end < text.length() && end - next < CLAUSE && STOPS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return contains(text.substring(next, end), BEHIND);
  }

  /// Whether the clause before a place denies, bounds or supposes what stands there.
  static boolean before(String text, int from) {
    int start = from;
    while (start > 0 && from - start < CLAUSE && STOPS.indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return contains(text.substring(start, from), BEFORE);
  }

  private static boolean contains(String clause, String[] words) {
    boolean ascii = true;
    for (int i = 0; i < clause.length() && ascii; i++) {
      ascii = clause.charAt(i) < 128;
    }
    if (ascii) {
      return false;
    }
    for (String each : words) {
      if (clause.contains(each)) {
        return true;
      }
    }
    return false;
  }
}
