package io.gymwire.agents.play;

/** What a player can press. */
enum Key {
  UP,
  DOWN,
  LEFT,
  RIGHT,
  FIRE
}
