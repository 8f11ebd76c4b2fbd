package io.gymwire.envserver.atari;

import java.util.List;

/** What a player can do with joystick and button, numbered as in ALE. */
enum AtariAction {
  NOOP(0),
  FIRE(1),
  UP(2),
  RIGHT(3),
  LEFT(4),
  DOWN(5),
  UPRIGHT(6),
  UPLEFT(7),
  DOWNRIGHT(8),
  DOWNLEFT(9),
  UPFIRE(10),
  RIGHTFIRE(11),
  LEFTFIRE(12),
  DOWNFIRE(13),
  UPRIGHTFIRE(14),
  UPLEFTFIRE(15),
  DOWNRIGHTFIRE(16),
  DOWNLEFTFIRE(17);

  private static final AtariAction[] IN_ORDER = values();

  private final int number;

  AtariAction(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  static List<AtariAction> all() {
    return List.of(IN_ORDER);
  }

  static AtariAction numbered(int number) {
    return IN_ORDER[number];
  }
}
