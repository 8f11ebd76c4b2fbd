package io.gymwire.agents.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gymwire.envserver.rom.Game;
import io.gymwire.envserver.rom.Games;
import io.gymwire.envserver.rom.RomStore;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code gymwire roms list}: every game, and whether its ROM image is there. */
@Command(name = "list", description = "List all games, and whether their ROM images are there.")
final class RomsListCommand implements Callable<Integer> {
  private static final List<String> HEADINGS = List.of("game", "environment", "there", "md5");

  @Spec private CommandSpec command;
  @Mixin private RomsCommand.Place place;

  @Option(names = "--json", description = "Print the list as one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    RomStore store = place.store();
    Output to =
        new Output(command.commandLine().getOut(), command.commandLine().getErr(), json, false);
    List<List<String>> rows = Games.all().stream().map(game -> row(store, game)).toList();
    long there = Games.all().stream().filter(store::holds).count();
    to.result(
        json(store),
        "%s%d of %d in %s%n"
            .formatted(TextTable.of(HEADINGS, rows), there, rows.size(), store.folder()));
    return 0;
  }

  private static List<String> row(RomStore store, Game game) {
    return List.of(game.id(), "ALE/%s-v5".formatted(game.name()), there(store, game), game.md5());
  }

  private static String there(RomStore store, Game game) {
    if (store.holds(game)) {
      return "yes";
    }
    return store.isThere(game) ? "no, another file" : "no";
  }

  private static ObjectNode json(RomStore store) {
    ObjectNode result =
        JsonNodeFactory.instance.objectNode().put("folder", store.folder().toString());
    ArrayNode games = result.putArray("games");
    for (Game game : Games.all()) {
      games.addObject().put("id", game.id()).put("md5", game.md5()).put("there", store.holds(game));
    }
    return result;
  }
}
