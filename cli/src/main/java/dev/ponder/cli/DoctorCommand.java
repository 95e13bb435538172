package dev.ponder.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `ponder doctor`: what this machine has and lacks, and what each thing is for.
@Command(
    name = "doctor",
    description = {
      "Tells what this machine has and lacks, and what each thing is for.",
      "Ends with 0 when `ponder scale` can run here, else with 1."
    },
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Print a JSON list instead of a table.")
  private boolean json;

  @Override
  public Integer call() {
    List<Finding> findings = Doctor.here().findings();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(findings));
    } else {
      print(findings, out);
    }
    return findings.stream().anyMatch(Finding::stops) ? 1 : 0;
  }

  /// The findings as a JSON list.
  static String json(List<Finding> findings) {
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(
            findings.stream()
                .map(
                    each -> {
                      var fields = new LinkedHashMap<String, Object>();
                      fields.put("name", each.name());
                      fields.put("state", each.state().toString());
                      fields.put("needed", each.needed());
                      fields.put("found", each.found());
                      fields.put("for", each.purpose());
                      return fields;
                    })
                .toList());
  }

  /// The findings as a table, one thing on two lines, and the conclusion.
  static void print(List<Finding> findings, PrintWriter out) {
    for (Finding each : findings) {
      out.printf("%-7s  %-12s  %s%n", each.state(), each.name(), each.found());
      out.printf("%-7s  %-12s  %s%n", "", "", each.purpose());
    }
    out.println();
    List<String> stops = findings.stream().filter(Finding::stops).map(Finding::name).toList();
    out.println(
        stops.isEmpty()
            ? "`ponder scale` can run here."
            : "`ponder scale` can't run here; what stops it: " + String.join(", ", stops) + ".");
  }
}
