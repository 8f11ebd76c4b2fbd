package io.gymwire.envserver.rom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The games that can be played: those that both ALE 0.7.3 and Gymnasium's ale-py know. */
public final class Games {
  private static final List<Game> ALL = read();
  private static final Map<String, Game> BY_MD5 =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Game::md5, Function.identity()));

  private Games() {}

  /** Returns all games in the order of their ids. */
  public static List<Game> all() {
    return ALL;
  }

  /** Returns the game whose ROM image has this MD5, in lower-case hexadecimal digits. */
  public static Optional<Game> ofMd5(String md5) {
    return Optional.ofNullable(BY_MD5.get(md5));
  }

  private static List<Game> read() {
    try (InputStream in = Games.class.getResourceAsStream("games.csv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).map(Games::game).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Game game(String line) {
    String[] fields = line.split(",", -1);
    List<Integer> actions = Arrays.stream(fields[4].split(" ", -1)).map(Integer::valueOf).toList();
    return new Game(
        fields[0],
        fields[1],
        Integer.parseInt(fields[2]),
        Integer.parseInt(fields[3]),
        actions,
        fields[5].equals("legacy"));
  }
}
