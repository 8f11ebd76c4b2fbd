package io.gymwire.envserver.rom;

import java.util.List;

/**
 * One Atari 2600 game that the Arcade Learning Environment knows, by the facts that need no
 * cartridge.
 *
 * @param id ALE's, such as {@code space_invaders}
 * @param md5 of its ROM image, in lower-case hexadecimal digits
 * @param size of its ROM image in bytes
 * @param screenHeight in pixels; the width is 160 always
 * @param minimalActions the actions that do something in it, by ALE's numbers (0 to 17)
 * @param legacy whether Gymnasium has the versions 0 and 4 of it
 */
public record Game(
    String id,
    String md5,
    int size,
    int screenHeight,
    List<Integer> minimalActions,
    boolean legacy) {

  /** Returns the name in environments' ids, such as {@code SpaceInvaders}: Python's title case. */
  public String name() {
    StringBuilder name = new StringBuilder();
    boolean afterLetter = false;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c != '_') {
        name.append(afterLetter ? c : Character.toUpperCase(c));
      }
      afterLetter = Character.isLetter(c);
    }
    return name.toString();
  }

  /** Returns the name of its file in a folder of ROMs, such as {@code space_invaders.bin}. */
  public String fileName() {
    return id + ".bin";
  }
}
