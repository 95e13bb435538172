package dev.ponder.experiment;

import com.fasterxml.jackson.annotation.JsonValue;

/// Which policy was measured: the one before reinforcement learning or the one after it.
public enum Moment {
  BEFORE("before"),
  AFTER("after");

  private final String label;

  Moment(String label) {
    this.label = label;
  }

  /// As in results.json.
  @JsonValue
  public String label() {
    return label;
  }
}
