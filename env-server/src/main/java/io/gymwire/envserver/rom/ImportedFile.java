package io.gymwire.envserver.rom;

import java.util.Optional;

/**
 * What became of one file that was to be imported.
 *
 * @param source the file, or {@code ARCHIVE: ENTRY}
 * @param outcome what became of it
 * @param game the game that it is, if it is one
 * @param reason why it was not taken, for a user; empty if it was
 */
public record ImportedFile(String source, Outcome outcome, Optional<Game> game, String reason) {

  /** What can become of a file. */
  public enum Outcome {
    /** It is a game's ROM and is kept now. */
    IMPORTED,
    /** It is a game's ROM that was kept already. */
    ALREADY_THERE,
    /** It looks like a ROM and is none that can be played. */
    UNKNOWN,
    /** It is something else, which needs no words. */
    NO_ROM,
    /** It could not be read. */
    UNREADABLE
  }

  static ImportedFile taken(String source, Outcome outcome, Game game) {
    return new ImportedFile(source, outcome, Optional.of(game), "");
  }

  static ImportedFile left(String source, Outcome outcome, String reason) {
    return new ImportedFile(source, outcome, Optional.empty(), reason);
  }
}
