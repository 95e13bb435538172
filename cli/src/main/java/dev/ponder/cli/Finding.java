package dev.ponder.cli;

import java.util.Locale;

/// One thing that the doctor looked at.
///
/// @param name what, e.g. `memory`
/// @param state whether it is there
/// @param needed true when the main job can't run without it
/// @param found what there is, in words
/// @param purpose what it is for
record Finding(String name, State state, boolean needed, String found, String purpose) {
  /// Whether a thing is there.
  enum State {
    /// There and good enough.
    OK,
    /// There, but less than what is good.
    POOR,
    /// Not there.
    MISSING;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Something that has to be there.
  static Finding needed(String name, boolean good, String found, String purpose) {
    return new Finding(name, good ? State.OK : State.MISSING, true, found, purpose);
  }

  /// Something that makes Ponder better where it is there.
  static Finding optional(String name, boolean good, String found, String purpose) {
    return new Finding(name, good ? State.OK : State.MISSING, false, found, purpose);
  }

  /// Something that is there in a better or a worse form.
  static Finding quality(String name, boolean good, String found, String purpose) {
    return new Finding(name, good ? State.OK : State.POOR, false, found, purpose);
  }

  /// True when the main job can't run because of this.
  boolean stops() {
    return needed && state == State.MISSING;
  }
}
