package io.gymwire.envserver.openpong;

/** What a {@link Processor} reads from and writes to. */
interface Bus {
  /** The byte at an address, 0 to 255. */
  int read(int address);

  void write(int address, int value);
}
