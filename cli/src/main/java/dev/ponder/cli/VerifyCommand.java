package dev.ponder.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `ponder verify`: judges the answers in a file.
@Command(
    name = "verify",
    description = "Judges the answers in a file, one verdict a line.",
    subcommands = {VerifyCodeCommand.class, VerifyFormatCommand.class},
    synopsisSubcommandLabel = "KIND",
    commandListHeading = "%nKinds:%n",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /// Without a kind: the help.
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
