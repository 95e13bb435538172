package dev.ponder.verify.sandbox;

import java.io.IOException;

/// The box can't be had, or failed: says nothing about the program that should have run in it.
public final class SandboxException extends IOException {
  private static final long serialVersionUID = 1;

  public SandboxException(String message) {
    super(message);
  }

  public SandboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
