package dev.ponder.task.procedural.algebra;

import static dev.ponder.task.procedural.algebra.Plugged.near;
import static dev.ponder.task.procedural.algebra.Plugged.value;

import dev.ponder.task.procedural.Judged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Another way to know the truth about equations and polynomials: put numbers in.
public final class AlgebraJudges {
  private AlgebraJudges() {}

  public static List<Judged<?>> all() {
    return List.of(
        new Judged<>(
            new SimpleEquations(),
            AlgebraJudges::solves,
            problem -> {
              var right = new SimpleEquations().solve(problem).orElseThrow();
              return List.of(problem.variable() + " = " + right, right + ".0", right + "/1");
            }),
        new Judged<>(
            new LinearSystem(),
            AlgebraJudges::solvesAll,
            problem -> {
              var parts = new LinearSystem().solve(problem).orElseThrow().split(", ");
              var named = new ArrayList<String>();
              for (int i = 0; i < parts.length; i++) {
                named.add("xyz".charAt(i) + " = " + parts[i]);
              }
              Collections.reverse(named);
              return List.of(String.join(", ", named), "[" + String.join(",", parts) + "]");
            }),
        new Judged<>(
            new PolynomialMultiplication(),
            (problem, answer) ->
                answer.indexOf('(') < 0 && agree(problem.text(), answer, problem.variable(), 0),
            problem -> List.of(reversed(problem).replace("**", "^"), reversed(problem))),
        Judged.of(new PolynomialEquations(), AlgebraJudges::roots),
        new Judged<>(
            new SimpleIntegration(),
            AlgebraJudges::antiderivative,
            problem -> {
              var text = problem.value().integral().text(problem.variable());
              return List.of(text, text + " + 5", "3/4 + " + text.replaceFirst("^-", "0*x**9 - "))
                  .subList(0, text.startsWith("-") ? 2 : 3);
            }),
        new Judged<>(
            new ComplexArithmetic(),
            AlgebraJudges::complex,
            problem -> {
              var value = problem.value();
              return List.of(
                  value.text().replace(" ", ""),
                  "%s.0 + %s.00i".formatted(value.real(), value.imaginary()).replace("+ -", "- "));
            }),
        Judged.of(new NumberPattern(), AlgebraJudges::everyRuleOfTheFormAgrees),
        Judged.of(
            new PowerModulo(),
            (problem, answer) -> {
              long power = 1;
              for (int i = 0; i < problem.exponent(); i++) {
                power = power * problem.base() % problem.modulus();
              }
              return Long.parseLong(answer.replace(",", "")) == power;
            }));
  }

  private static double number(String answer) {
    var parts = answer.replace(",", "").strip().split("/");
    return Double.parseDouble(parts[0]) / (parts.length > 1 ? Double.parseDouble(parts[1]) : 1);
  }

  private static boolean solves(Equation problem, String answer) {
    var x = problem.variable();
    double point = number(answer.replaceFirst("^" + x + " ?= ?", ""));
    return near(value(problem.left(), x, point), value(problem.right(), x, point));
  }

  private static boolean solvesAll(LinearSystem.Rows problem, String answer) {
    var values = new double[problem.rows().size()];
    var parts = answer.replaceAll("[\\[\\]'\" ]", "").split(",");
    if (parts.length != values.length) {
      return false;
    }
    for (int i = 0; i < parts.length; i++) {
      int at = parts[i].contains("=") ? "xyz".indexOf(parts[i].charAt(0)) : i;
      values[at] = number(parts[i].replaceFirst(".=", ""));
    }
    for (var row : problem.rows()) {
      double sum = -row.getLast();
      for (int i = 0; i < values.length; i++) {
        sum += row.get(i) * values[i];
      }
      if (!near(sum, 0)) {
        return false;
      }
    }
    return true;
  }

  /// Two functions, up to a constant, at more points than their degrees have.
  private static boolean agree(String a, String b, String variable, double constant) {
    for (double point = -1.5; point < 1.5; point += 0.21) {
      if (!near(value(a, variable, point), value(b, variable, point) + constant)) {
        return false;
      }
    }
    return true;
  }

  private static boolean antiderivative(SimpleIntegration.Integrand problem, String answer) {
    var x = problem.variable();
    var function = answer.replaceFirst("\\+ *[Cc]$", "");
    for (double point = -1.1; point < 1.2; point += 0.19) {
      double h = 1e-2;
      double near = value(function, x, point + h) - value(function, x, point - h);
      double far = value(function, x, point + 2 * h) - value(function, x, point - 2 * h);
      double farthest = value(function, x, point + 3 * h) - value(function, x, point - 3 * h);
      double slope = (45 * near - 9 * far + farthest) / (60 * h);
      double wanted = value(problem.text(), x, point);
      if (Math.abs(slope - wanted) > 1e-6 * Math.max(1, Math.abs(wanted))) {
        return false;
      }
    }
    return true;
  }

  private static String reversed(PolynomialMultiplication.Product problem) {
    var terms =
        new ArrayList<>(
            Arrays.asList(
                problem.value().text(problem.variable()).replace(" - ", " + -").split(" \\+ ")));
    Collections.reverse(terms);
    return String.join(" + ", terms).replace("+ -", "- ");
  }

  /// All roots at once in the complex plane (Durand, Kerner), of which some are real.
  private static boolean roots(Equation problem, String answer) {
    int degree = problem.difference().degree();
    double[] coefficients = new double[degree + 1];
    for (int i = 0; i <= degree; i++) {
      coefficients[i] = problem.difference().coefficient(i).numerator().doubleValue();
    }
    double[] re = new double[degree];
    double[] im = new double[degree];
    for (int i = 0; i < degree; i++) {
      re[i] = 7 * Math.cos(1 + 2.3 * i);
      im[i] = 7 * Math.sin(1 + 2.3 * i);
    }
    for (int round = 0; round < 400; round++) {
      for (int i = 0; i < degree; i++) {
        double valueRe = 1;
        double valueIm = 0;
        for (int j = degree - 1; j >= 0; j--) {
          double next = valueRe * re[i] - valueIm * im[i] + coefficients[j] / coefficients[degree];
          valueIm = valueRe * im[i] + valueIm * re[i];
          valueRe = next;
        }
        for (int j = 0; j < degree; j++) {
          double differenceRe = re[i] - re[j];
          double differenceIm = im[i] - im[j];
          double norm = differenceRe * differenceRe + differenceIm * differenceIm;
          if (j != i && norm > 0) {
            double next = (valueRe * differenceRe + valueIm * differenceIm) / norm;
            valueIm = (valueIm * differenceRe - valueRe * differenceIm) / norm;
            valueRe = next;
          }
        }
        re[i] -= valueRe;
        im[i] -= valueIm;
      }
    }
    var real = new ArrayList<Double>();
    for (int i = 0; i < degree; i++) {
      double root = re[i];
      if (Math.abs(im[i]) < 1e-3 && real.stream().noneMatch(r -> Math.abs(r - root) < 1e-3)) {
        real.add(root);
      }
    }
    Collections.sort(real);
    if (answer.equals("none") || answer.equals("\"\"")) {
      return real.isEmpty();
    }
    var stated = new ArrayList<Double>();
    for (var part : answer.replaceAll("[\\[\\]'\" ]", "").split(",")) {
      stated.add(Double.parseDouble(part.replace(problem.variable() + "=", "")));
    }
    Collections.sort(stated);
    if (stated.size() != real.size()) {
      return false;
    }
    for (int i = 0; i < stated.size(); i++) {
      // A double root is known to the root of the machine's precision only.
      if (Math.abs(stated.get(i) - real.get(i)) > 1.5e-4) {
        return false;
      }
    }
    return true;
  }

  private static boolean complex(ComplexArithmetic.Calculation problem, String answer) {
    var dense = answer.replace(" ", "");
    double re = 0;
    double im = 0;
    for (var part : dense.split("(?=[+-])")) {
      if (part.endsWith("i")) {
        var factor = part.substring(0, part.length() - 1);
        im += factor.matches("[+-]?") ? Double.parseDouble(factor + "1") : number(factor);
      } else {
        re += number(part);
      }
    }
    double a = problem.a();
    double b = problem.b();
    double c = problem.c();
    double d = problem.d();
    return switch (problem.operator()) {
      case '+' -> near(re, a + c) && near(im, b + d);
      case '-' -> near(re, a - c) && near(im, b - d);
      case '*' -> near(re, a * c - b * d) && near(im, a * d + b * c);
      // Multiplied back.
      default -> near(re * c - im * d, a) && near(re * d + im * c, b);
    };
  }

  private static boolean everyRuleOfTheFormAgrees(NumberPattern.Start problem, String answer) {
    var numbers = problem.numbers();
    long stated = Long.parseLong(answer.replace(",", ""));
    int rules = 0;
    for (int a = -10; a <= 10; a++) {
      for (int b = -100; b <= 100; b++) {
        boolean leads = true;
        for (int i = 1; i < numbers.size(); i++) {
          leads &= a * numbers.get(i - 1) + b == numbers.get(i);
        }
        if (leads) {
          rules++;
          if (a * (long) numbers.getLast() + b != stated) {
            return false;
          }
        }
      }
    }
    return rules > 0;
  }
}
