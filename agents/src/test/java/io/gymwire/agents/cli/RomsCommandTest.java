package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RomsCommandTest {
  @TempDir private Path directory;

  @Test
  void importSaysWhatBecameOfEachFile() throws IOException {
    Path store = directory.resolve("store");
    Path wrong = Files.write(directory.resolve("pong.bin"), new byte[2048]);
    CommandResult result =
        CommandResult.of("roms", "import", "--roms", store.toString(), wrong.toString());
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith(wrong + ": left out, no game that ALE knows has the MD5 ");
    assertThat(result.out())
        .isEqualToIgnoringNewLines("0 imported, 0 there already, 1 left out, in " + store);

    CommandResult json =
        CommandResult.of(
            "roms", "import", "--roms", store.toString(), "--json", "-q", wrong.toString());
    assertThat(json.err()).isEmpty();
    assertThat(json.json().at("/files/0/outcome").asText()).isEqualTo("unknown");
  }

  @Test
  void importOfAFileThatIsNoRomSaysWhatItTakes() throws IOException {
    Path text = Files.writeString(directory.resolve("README.md"), "Read me.");
    CommandResult result =
        CommandResult.of(
            "roms", "import", "--roms", directory.resolve("store").toString(), text.toString());
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith(text + ": left out, ");
    assertThat(result.out())
        .startsWith("0 imported, 0 there already, 0 left out, 1 that are no ROMs");
  }

  @Test
  void listShowsEveryGame() throws IOException {
    Files.write(directory.resolve("pong.bin"), new byte[2048]);
    CommandResult result = CommandResult.of("roms", "list", "--roms", directory.toString());
    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .containsPattern(
            "(?m)^pong +ALE/Pong-v5 +no, another file +60e0ea3cbe0913d39803477945e9e5ec$")
        .containsPattern("(?m)^tic_tac_toe_3d +ALE/TicTacToe3D-v5 +no ")
        .contains("0 of 104 in " + directory);
    CommandResult json = CommandResult.of("roms", "list", "--json", "--roms", directory.toString());
    assertThat(json.json().get("games")).hasSize(104);
  }

  @Test
  void helpTeachesWhereGamesComeFrom() {
    assertThat(CommandResult.of("roms").out())
        .isEqualTo(CommandResult.of("roms", "--help").out())
        .contains("pip download ale-py --no-deps", "./gymwire roms import ale_py-*.whl");
  }
}
