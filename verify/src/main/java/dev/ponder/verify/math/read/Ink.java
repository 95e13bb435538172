package dev.ponder.verify.math.read;

import java.util.Map;
import java.util.Set;

/// Commands that say how something looks and not what it is.
final class Ink {
  /// Commands that only move ink.
  static final Set<String> SPACING =
      Set.of(
          "left",
          "right",
          "middle",
          "big",
          "Big",
          "bigg",
          "Bigg",
          "bigl",
          "bigr",
          "Bigl",
          "Bigr",
          "biggl",
          "biggr",
          "Biggl",
          "Biggr",
          "bigm",
          "Bigm",
          "quad",
          "qquad",
          "displaystyle",
          "textstyle",
          "scriptstyle",
          "limits",
          "nolimits",
          "nonumber",
          "notag",
          "allowbreak",
          "hfill",
          "hfil",
          "mathopen",
          "mathclose",
          "mathstrut",
          "strut",
          "thinspace",
          "medspace",
          "thickspace",
          "negthinspace",
          "enspace",
          "noindent",
          "centering",
          "bf",
          "it",
          "sf",
          "boldmath",
          "large",
          "Large",
          "LARGE",
          "huge",
          "Huge",
          "normalsize",
          "par",
          "newline",
          "hline",
          "ensuremath");

  /// Commands whose argument is text.
  static final Set<String> TEXT =
      Set.of(
          "text",
          "textnormal",
          "textrm",
          "mbox",
          "mathrm",
          "textit",
          "textsf",
          "texttt",
          "operatorname",
          "hbox",
          "textup",
          "mathsf",
          "mathtt");

  /// Commands whose argument is mathematics in another face.
  static final Set<String> FACE =
      Set.of(
          "mathbf",
          "boldsymbol",
          "bm",
          "mathit",
          "textbf",
          "underline",
          "boxed",
          "fbox",
          "emph",
          "mathnormal",
          "framebox",
          "pmb",
          "bold");

  /// Commands that put an accent over a name.
  static final Set<String> ACCENT =
      Set.of(
          "vec",
          "hat",
          "bar",
          "dot",
          "ddot",
          "tilde",
          "widehat",
          "widetilde",
          "overline",
          "overrightarrow",
          "overarc",
          "mathcal",
          "mathfrak",
          "mathscr",
          "underbrace",
          "overbrace",
          "acute",
          "grave",
          "check",
          "breve");

  /// Shapes that are kept as they are.
  static final Map<String, String> SHAPES =
      Map.of(
          "sum",
          "sum",
          "prod",
          "product",
          "int",
          "integral",
          "iint",
          "integral2",
          "iiint",
          "integral3",
          "oint",
          "contour",
          "lim",
          "limit",
          "limsup",
          "limsup",
          "liminf",
          "liminf",
          "bigcup",
          "bigcup");

  private Ink() {}
}
