package dev.ponder.verify.code;

import tools.jackson.databind.JsonNode;

/// The forms that problems come in. Each reads one object of a data set and says what is wrong with
/// it by the name of the field.
public enum CodeFormat {
  /// HumanEval, and HumanEval+ where there is `plus_input`.
  HUMANEVAL {
    @Override
    public CodeProblem read(JsonNode problem) {
      return HumanEval.read(problem);
    }
  },
  /// MBPP, as first published and as sanitized.
  MBPP {
    @Override
    public CodeProblem read(JsonNode problem) {
      return Mbpp.read(problem);
    }
  },
  /// Pairs of standard input and output.
  STDIO {
    @Override
    public CodeProblem read(JsonNode problem) {
      return InputOutput.read(problem);
    }
  },
  /// Our own cases.
  CASES {
    @Override
    public CodeProblem read(JsonNode problem) {
      return Cases.read(problem);
    }
  };

  /// @throws IllegalArgumentException naming the field that is missing or wrong
  public abstract CodeProblem read(JsonNode problem);
}
