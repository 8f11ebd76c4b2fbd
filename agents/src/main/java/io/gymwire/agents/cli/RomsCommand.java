package io.gymwire.agents.cli;

import io.gymwire.envserver.rom.RomStore;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gymwire roms}: the user's Atari ROM images. */
@Command(
    name = "roms",
    description = "Import and list the ROM images of Atari games.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RomsImportCommand.class, RomsListCommand.class},
    footer = {
      "",
      "GymWire holds no games of others. The Python package ale-py does; to play them here:",
      "  pip download ale-py --no-deps",
      "  ./gymwire roms import ale_py-*.whl"
    })
final class RomsCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Where the images are kept. */
  static final class Place {
    @Option(
        names = "--roms",
        paramLabel = "DIR",
        description =
            "The folder of ROM images; without it $ALE_ROMS_DIR, or else gymwire/roms in the user's data folder.")
    private Optional<Path> folder = Optional.empty();

    RomStore store() {
      return folder.map(RomStore::in).orElseGet(RomStore::ofUser);
    }
  }
}
