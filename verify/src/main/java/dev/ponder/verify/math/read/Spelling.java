package dev.ponder.verify.math.read;

import java.util.HashMap;
import java.util.Map;

/// One spelling for what has several: unicode signs become LaTeX, dollar signs and currency go,
/// backslashes that were escaped twice are halved.
///
/// Letters and digits of other scripts are left alone: what only looks like an `x` isn't one.
public final class Spelling {
  private static final Map<Character, String> SIGNS = new HashMap<>();

  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ";
  private static final String SUPERSCRIPT_MEANING = "0123456789+-ni";
  private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

  static {
    String[] signs = {
      "−",
      "-",
      "–",
      "-",
      "—",
      "-",
      "－",
      "-",
      "‐",
      "-",
      "‑",
      "-",
      "﹣",
      "-",
      "＋",
      "+",
      "×",
      "*",
      "⋅",
      "*",
      "·",
      "*",
      "∙",
      "*",
      "•",
      "*",
      "∗",
      "*",
      "÷",
      "/",
      "∕",
      "/",
      "⁄",
      "/",
      "√",
      "\\sqrt ",
      "∛",
      "\\sqrt[3]",
      "∜",
      "\\sqrt[4]",
      "π",
      "\\pi ",
      "∞",
      "\\infty ",
      "≤",
      "\\le ",
      "≥",
      "\\ge ",
      "⩽",
      "\\le ",
      "⩾",
      "\\ge ",
      "≦",
      "\\le ",
      "≧",
      "\\ge ",
      "≠",
      "\\ne ",
      "≈",
      "\\approx ",
      "≃",
      "\\approx ",
      "≡",
      "\\equiv ",
      "∪",
      "\\cup ",
      "∩",
      "\\cap ",
      "∈",
      "\\in ",
      "∉",
      "\\notin ",
      "∅",
      "\\emptyset ",
      "∖",
      "\\setminus ",
      "±",
      "\\pm ",
      "∓",
      "\\mp ",
      "°",
      "^\\circ ",
      "º",
      "^\\circ ",
      "′",
      "'",
      "’",
      "'",
      "ʹ",
      "'",
      "″",
      "''",
      "⌊",
      "\\lfloor ",
      "⌋",
      "\\rfloor ",
      "⌈",
      "\\lceil ",
      "⌉",
      "\\rceil ",
      "⟨",
      "\\langle ",
      "⟩",
      "\\rangle ",
      "〈",
      "\\langle ",
      "〉",
      "\\rangle ",
      "…",
      "\\ldots ",
      "⋯",
      "\\ldots ",
      "∑",
      "\\sum ",
      "∏",
      "\\prod ",
      "∫",
      "\\int ",
      "ℝ",
      "\\mathbb{R}",
      "ℕ",
      "\\mathbb{N}",
      "ℤ",
      "\\mathbb{Z}",
      "ℚ",
      "\\mathbb{Q}",
      "ℂ",
      "\\mathbb{C}",
      "∠",
      "\\angle ",
      "△",
      "\\triangle ",
      "→",
      "\\to ",
      "⇒",
      "\\Rightarrow ",
      "∂",
      "\\partial ",
      "½",
      "\\frac{1}{2}",
      "⅓",
      "\\frac{1}{3}",
      "⅔",
      "\\frac{2}{3}",
      "¼",
      "\\frac{1}{4}",
      "¾",
      "\\frac{3}{4}",
      "⅕",
      "\\frac{1}{5}",
      "⅖",
      "\\frac{2}{5}",
      "⅗",
      "\\frac{3}{5}",
      "⅘",
      "\\frac{4}{5}",
      "⅙",
      "\\frac{1}{6}",
      "⅚",
      "\\frac{5}{6}",
      "⅛",
      "\\frac{1}{8}",
      "⅜",
      "\\frac{3}{8}",
      "⅝",
      "\\frac{5}{8}",
      "⅞",
      "\\frac{7}{8}",
      "（",
      "(",
      "）",
      ")",
      "［",
      "[",
      "］",
      "]",
      "【",
      "[",
      "】",
      "]",
      "｛",
      "\\{",
      "｝",
      "\\}",
      "，",
      ",",
      "、",
      ", ",
      "；",
      ";",
      "：",
      ":",
      "＝",
      "=",
      "＜",
      "<",
      "＞",
      ">",
      "％",
      "%",
      "。",
      ".",
      "！",
      "!",
      "｜",
      "|",
      "∣",
      "|",
      "‖",
      "\\|",
      "\u00a0",
      " ",
      "\u2009",
      " ",
      "\u202f",
      " ",
      "\u2002",
      " ",
      "\u2003",
      " ",
      "\u2005",
      " ",
      "\u2006",
      " ",
      "\u2007",
      " ",
      "\u2008",
      " ",
      "\u200a",
      " ",
      "\u3000",
      " ",
      "£",
      " ",
      "€",
      " ",
      "¥",
      " ",
      "￥",
      " ",
      "₹",
      " ",
      "¢",
      " ",
      "“",
      "\"",
      "”",
      "\"",
      "‘",
      "'",
      "*",
      "*"
    };
    for (int i = 0; i < signs.length; i += 2) {
      SIGNS.put(signs[i].charAt(0), signs[i + 1]);
    }
    String greek = "αβγδεζηθικλμνξρστυφχψωΓΔΘΛΞΠΣΦΨΩϕ";
    String[] names = {
      "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa",
      "lambda", "mu", "nu", "xi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
      "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega", "phi"
    };
    for (int i = 0; i < names.length; i++) {
      SIGNS.put(greek.charAt(i), "\\" + names[i] + " ");
    }
  }

  private Spelling() {}

  /// The answer in plain ASCII LaTeX where it can be.
  public static String plain(String answer) {
    boolean simple = true;
    for (int i = 0; i < answer.length(); i++) {
      char c = answer.charAt(i);
      if (c >= 127 || c == '$' || c == '\\' || c < ' ') {
        simple = false;
        break;
      }
    }
    if (simple) {
      return answer.strip();
    }
    String joined =
        answer
            .replace("\\not=", "\\neq ")
            .replace("\\not =", "\\neq ")
            .replace("\\not\\in", "\\notin")
            .replace("\\text{\\$}", "\\$")
            .replace("\\mathrm{\\$}", "\\$");
    return rewritten(halved(joined)).strip();
  }

  private static String rewritten(String text) {
    var out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(i + 1);
        i++;
        switch (next) {
          case '$' -> out.append(' ');
          case '(', ')', '[', ']' -> {
            // Delimiters of mathematics; a size in brackets after a row's end is none.
            boolean afterRow = i >= 2 && text.charAt(i - 2) == '\\';
            out.append(afterRow ? "\\" + next : " ");
          }
          default -> out.append(c).append(next);
        }
      } else if (c == '$') {
        out.append(' ');
      } else if (c < ' ') {
        out.append(' ');
      } else if (c < 127) {
        out.append(c);
      } else {
        i = special(text, i, c, out);
      }
    }
    return out.toString();
  }

  private static int special(String text, int at, char c, StringBuilder out) {
    if (SUPERSCRIPTS.indexOf(c) >= 0) {
      out.append("^{");
      int i = at;
      for (; i < text.length() && SUPERSCRIPTS.indexOf(text.charAt(i)) >= 0; i++) {
        out.append(SUPERSCRIPT_MEANING.charAt(SUPERSCRIPTS.indexOf(text.charAt(i))));
      }
      out.append('}');
      return i - 1;
    }
    if (SUBSCRIPTS.indexOf(c) >= 0) {
      out.append("_{");
      int i = at;
      for (; i < text.length() && SUBSCRIPTS.indexOf(text.charAt(i)) >= 0; i++) {
        out.append((char) ('0' + SUBSCRIPTS.indexOf(text.charAt(i))));
      }
      out.append('}');
      return i - 1;
    }
    String sign = SIGNS.get(c);
    out.append(sign == null ? String.valueOf(c) : sign);
    return at;
  }

  /// Undoes one level of escaping: all of it when even environments are escaped, otherwise only
  /// before letters, and never inside an environment, where two backslashes end a row.
  private static String halved(String text) {
    if (!text.contains("\\\\")) {
      return text;
    }
    boolean all = text.contains("\\\\begin");
    if (!all && text.contains("\\begin")) {
      return text;
    }
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c);
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '\\') {
        char after = i + 2 < text.length() ? text.charAt(i + 2) : ' ';
        boolean named = after >= 'a' && after <= 'z' || after >= 'A' && after <= 'Z';
        if (all || named || after == '{' || after == '}' || after == '%' || after == '$') {
          i++;
        } else {
          out.append('\\');
          i++;
        }
      }
    }
    return out.toString();
  }

  /// A key under which spellings of the same text meet: without spaces (but for those between two
  /// letters or digits), sizes of brackets, dollar signs and the full stop at the end.
  public static String key(String answer) {
    String text = unwrapped(plain(answer));
    var out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '~') {
        gap = true;
        continue;
      }
      if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(i + 1);
        if (next == ',' || next == ';' || next == ':' || next == '!' || next == ' ') {
          gap |= next != '!';
          i++;
          continue;
        }
        int end = i + 1;
        while (end < text.length() && letter(text.charAt(end))) {
          end++;
        }
        if (end > i + 1) {
          String command = text.substring(i + 1, end);
          if (Ink.SPACING.contains(command)) {
            gap = true;
          } else {
            out.append('\\');
            out.append(
                switch (command) {
                  case "dfrac", "tfrac", "cfrac" -> "frac";
                  case "leq", "leqslant" -> "le";
                  case "geq", "geqslant" -> "ge";
                  case "neq" -> "ne";
                  case "textnormal", "mbox", "textrm" -> "text";
                  default -> command;
                });
            gap = true;
          }
          i = end - 1;
          continue;
        }
      }
      if (gap && out.length() > 0 && solid(out.charAt(out.length() - 1)) && solid(c)) {
        out.append(' ');
      }
      gap = false;
      out.append(c);
    }
    String key = out.toString().stripTrailing();
    boolean dots = key.endsWith("..");
    return key.endsWith(".") && !dots ? key.substring(0, key.length() - 1).stripTrailing() : key;
  }

  /// Without a text command around the whole.
  private static String unwrapped(String text) {
    for (String each : new String[] {"\\text{", "\\textbf{", "\\mathrm{", "\\textnormal{"}) {
      if (text.startsWith(each) && text.indexOf('}') == text.length() - 1) {
        return text.substring(each.length(), text.length() - 1).strip();
      }
    }
    return text;
  }

  private static boolean solid(char c) {
    return letter(c) || c >= '0' && c <= '9' || c == '.' || c == ',' || c > 127;
  }

  private static boolean letter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
