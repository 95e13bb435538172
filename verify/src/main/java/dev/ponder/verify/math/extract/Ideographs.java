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
    "大概", "若", "如果", "假设", "假設", "或", "除了", "负", "負", "약 ", "错误", "錯誤", "无法", "無法", "最少", "低于",
    "少于", "多于", "高于", "猜", "别人", "近似", "接近", "假如", "假定", "要是", "倘若", "もし", "およそ", "おそらく", "たぶん",
    "ほぼ", "아마", "만약", "거의", "대략"
  };

  /// Words with such a sign in them that deny and bound nothing.
  private static final String[] HARMLESS = {
    "不同", "不等式", "不重复", "不相交", "不相邻", "非负", "非負", "非零", "非空", "未知", "未来", "没有公共", "近似值"
  };

  /// What the question may have asked for: how many are needed at least.
  private static final String[] ASKED = {
    "最少需", "最少要", "最少有", "至少需", "至少要", "至少有", "最多有", "最多可", "最多能", "至多有", "至多可", "至多能"
  };

  /// What denies the answer although the noun stands between: `不正确的答案`.
  private static final String[] WRONG = {
    "不正", "不对", "不是", "不会", "不可能", "若", "如果", "假", "除了", "要是", "错误", "錯誤", "无法", "無法", "别人", "猜"
  };

  /// Headings of what isn't the answer.
  private static final String[] HEADINGS = {"错误", "錯誤", "不正确", "不正確", "错的"};

  /// Right before.
  private static final String[] LEADING = {"根号", "根號", "分之", "マイナス"};

  private static final String[] OPERATIONS = {"平方", "立方", "倍", "一半", "加", "减", "減", "乘", "除", "根号"};

  private static final String[] VERBS = {"等于", "等於", "是", "为", "為"};

  private static final String[] UNITS = {
    "小时", "小時", "时", "時間", "分钟", "分鐘", "分", "天", "米", "厘米", "千克", "公斤", "元", "角", "시간", "분"
  };

  /// In the clause behind.
  private static final String[] BEHIND = {
    "以上", "以下", "以内", "左右", "未満", "未满", "或", "吗", "不", "错", "錯", "이상", "이하", "미만", "초과", "또는", "아니",
    "아닙", "并非", "並非", "ではない", "ではあり", "でない", "じゃない", "より", "くらい", "ぐらい", "ほど", "かも", "でしょう", "とは限",
        "ですか", "보다", "정도",
    "일까", "수도"
  };

  /// Right behind.
  private static final String[] TIED = {
    "的", "分之", "次方", "多", "余", "乗", "乘", "加", "减", "減", "除", "十", "百", "万", "萬", "亿", "億", "만", "억"
  };

  private Ideographs() {}

  /// Whether the words around a box bend it.
  static boolean boxed(String text, int from, int to) {
    String clause = without(clause(text, from), ASKED);
    int noun = clause.lastIndexOf('的') + 1;
    // A bound of the noun, `不超过100的质数有`, isn't one of the number.
    boolean named = !clause.substring(noun).isBlank();
    boolean bent =
        named
            ? contains(clause.substring(0, noun), WRONG) || denied(clause.substring(noun))
            : denied(clause);
    int colon = from - clause(text, from).length() - 1;
    boolean heading = (at(text, colon) == ':' || at(text, colon) == '：') && bent(text, colon);
    return bent || heading || follows(text, from, to);
  }

  private static boolean bent(String text, int colon) {
    return contains(clause(text, colon), HEADINGS);
  }

  /// Whether the words around a number in a sentence bend it.
  static boolean bend(String text, int from, int to) {
    return before(text, from) || reckoned(clause(text, from)) || follows(text, from, to);
  }

  /// Whether a clause says what a calculation with a letter gives: `x 的平方等于`.
  private static boolean reckoned(String clause) {
    int verb = -1;
    for (String each : VERBS) {
      verb = Math.max(verb, clause.lastIndexOf(each));
    }
    String left = clause.substring(0, Math.max(0, verb));
    boolean lettered = false;
    for (int i = 0; i < left.length(); i++) {
      boolean letter = Text.letter(left.charAt(i));
      lettered |= letter;
      if (letter && Text.digit(at(left, i - 1))) {
        return true;
      }
    }
    return lettered && contains(left, OPERATIONS);
  }

  private static boolean follows(String text, int from, int to) {
    int left = Margin.before(text, from) + 1;
    for (String each : LEADING) {
      if (text.startsWith(each, left - each.length())) {
        return true;
      }
    }
    for (String each : UNITS) {
      // The minutes of `1小时30分钟`.
      int unit = left - each.length();
      if (text.startsWith(each, unit) && Text.digit(at(text, Margin.before(text, unit)))) {
        return true;
      }
    }
    int next = Margin.after(text, to);
    if (at(text, next) <= 127) {
      return false;
    }
    boolean thousand = text.startsWith("千", next) && "克米瓦卡".indexOf(at(text, next + 1)) < 0;
    if (thousand) {
      return true;
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
    return contains(without(text.substring(next, end), HARMLESS), BEHIND);
  }

  /// Whether the clause before a place denies, bounds or supposes what stands there.
  static boolean before(String text, int from) {
    return denied(clause(text, from));
  }

  private static boolean denied(String clause) {
    return contains(without(clause, HARMLESS), BEFORE);
  }

  private static String without(String clause, String[] words) {
    String rest = clause;
    for (String each : words) {
      rest = rest.replace(each, "");
    }
    return rest;
  }

  private static String clause(String text, int from) {
    int start = from;
    while (start > 0 && from - start < CLAUSE && STOPS.indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return text.substring(start, from);
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
