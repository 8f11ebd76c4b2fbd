package io.gymwire.agents.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gymwire.envserver.rom.Game;
import io.gymwire.envserver.rom.ImportedFile;
import io.gymwire.envserver.rom.ImportedFile.Outcome;
import io.gymwire.envserver.rom.RomImport;
import io.gymwire.envserver.rom.RomStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gymwire roms import}: takes ROM images into the user's folder. */
@Command(
    name = "import",
    description =
        "Import ROM images, recognised by their content whatever their names, and say what became of each file.",
    footer = {
      "",
      "The games that ale-py brings:",
      "  pip download ale-py --no-deps",
      "  ./gymwire roms import ale_py-*.whl"
    })
final class RomsImportCommand implements Callable<Integer> {
  /** Beyond so many, as in a wheel, the files that are no ROMs are only counted. */
  private static final int FEW = 10;

  private static final int NOTHING_IMPORTED = 1;

  @Spec private CommandSpec command;
  @Mixin private RomsCommand.Place place;
  @Mixin private OutputOptions output;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "ROM files, folders, zips and Python wheels of ale-py.")
  private List<Path> paths;

  @Override
  public Integer call() {
    RomStore store = place.store();
    List<ImportedFile> files = RomImport.into(store, paths);
    Output to = output.to(command.commandLine());
    for (ImportedFile file : files) {
      if (file.outcome() != Outcome.NO_ROM || files.size() <= FEW) {
        to.note(words(file));
      }
    }
    to.result(json(store, files), summary(store, files));
    return files.stream().anyMatch(file -> file.game().isPresent()) ? 0 : NOTHING_IMPORTED;
  }

  private static String words(ImportedFile file) {
    return switch (file.outcome()) {
      case IMPORTED -> "%s: imported %s".formatted(file.source(), name(file));
      case ALREADY_THERE -> "%s: %s is there already".formatted(file.source(), name(file));
      case UNKNOWN, NO_ROM, UNREADABLE ->
          "%s: left out, %s".formatted(file.source(), file.reason());
    };
  }

  private static String name(ImportedFile file) {
    return file.game().map(Game::name).orElseThrow();
  }

  private static String summary(RomStore store, List<ImportedFile> files) {
    long others = count(files, Outcome.NO_ROM);
    return "%d imported, %d there already, %d left out%s, in %s%n"
        .formatted(
            count(files, Outcome.IMPORTED),
            count(files, Outcome.ALREADY_THERE),
            count(files, Outcome.UNKNOWN) + count(files, Outcome.UNREADABLE),
            others == 0 ? "" : ", %d that are no ROMs".formatted(others),
            store.folder());
  }

  private static long count(List<ImportedFile> files, Outcome outcome) {
    return files.stream().filter(file -> file.outcome() == outcome).count();
  }

  private static ObjectNode json(RomStore store, List<ImportedFile> files) {
    ObjectNode result =
        JsonNodeFactory.instance.objectNode().put("folder", store.folder().toString());
    ArrayNode list = result.putArray("files");
    for (ImportedFile file : files) {
      ObjectNode node =
          list.addObject()
              .put("source", file.source())
              .put("outcome", file.outcome().name().toLowerCase(Locale.ROOT));
      file.game().ifPresent(game -> node.put("game", game.id()));
      if (!file.reason().isEmpty()) {
        node.put("reason", file.reason());
      }
    }
    return result;
  }
}
