package dev.ponder.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `ponder learn`: makes a base, or lets a model learn by a method of choice.
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "HOW",
    subcommands = {PretrainCommand.class, ReinforceCommand.class},
    description = "Trains a model: pretrain makes a base, reinforce improves one.")
final class LearnCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
