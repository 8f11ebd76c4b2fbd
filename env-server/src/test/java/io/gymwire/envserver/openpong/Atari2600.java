package io.gymwire.envserver.openpong;

/**
 * An Atari 2600 without a picture: processor, memory, timer and switches, and on which line of the
 * television what is switched. It tells of a cartridge what the Arcade Learning Environment does
 * not: how many lines its frames have.
 */
final class Atari2600 implements Bus {
  static final int CYCLES_OF_A_LINE = 76;

  /** SWCHA with the joystick at rest, pushed right and pushed left. */
  static final int REST = 0xFF;

  static final int RIGHT = 0x7F;
  static final int LEFT = 0xBF;

  /** SWCHB with nothing pressed and both difficulties at B, and with one of the buttons pressed. */
  static final int NOTHING = 0x3F;

  static final int RESET = 0x3E;
  static final int SELECT = 0x3D;

  private static final int VSYNC = 0x00;
  private static final int VBLANK = 0x01;
  private static final int WSYNC = 0x02;
  private static final int SWCHA = 0x280;
  private static final int SWCHB = 0x282;
  private static final int INTIM = 0x284;
  private static final int TIM64T = 0x296;

  private final byte[] image;
  private final byte[] memory = new byte[128];
  private final Processor processor;
  private int joystick = REST;
  private int switches = NOTHING;
  private int timer;
  private long timerSet;
  private boolean synchronising;
  private boolean blank;
  private long frameBegan;
  private int synchronisingEnded;
  private int pictureBegan;
  private int pictureEnded;

  /**
   * What happened in a frame, which begins when the vertical synchronisation does.
   *
   * @param cycles of the processor, to the next frame's beginning
   * @param synchronisingEnded line, from 0
   * @param pictureBegan first line that was shown
   * @param pictureEnded first line that was not shown any more
   */
  record Frame(long cycles, int synchronisingEnded, int pictureBegan, int pictureEnded) {}

  Atari2600(byte[] image) {
    this.image = image.clone();
    processor = new Processor(this);
    frame();
  }

  void push(int joystick) {
    this.joystick = joystick;
  }

  void press(int switches) {
    this.switches = switches;
  }

  /** Byte {@code index} of the memory, 0 to 255. */
  int memory(int index) {
    return memory[index] & 0xFF;
  }

  byte[] memory() {
    return memory.clone();
  }

  /** Runs to the beginning of the next frame. */
  Frame frame() {
    long began = frameBegan;
    while (frameBegan == began) {
      processor.step();
      if (processor.cycles() > began + 1000L * CYCLES_OF_A_LINE) {
        throw new AssertionError("No new frame within 1000 lines");
      }
    }
    return new Frame(frameBegan - began, synchronisingEnded, pictureBegan, pictureEnded);
  }

  @Override
  public int read(int address) {
    if ((address & 0x1000) != 0) {
      return image[address & image.length - 1] & 0xFF;
    }
    if ((address & 0x280) == 0x80) {
      return memory(address & 0x7F);
    }
    return switch (address) {
      case SWCHA -> joystick;
      case SWCHB -> switches;
      case INTIM -> timerLeft();
      default -> throw new AssertionError("A read of %04X".formatted(address));
    };
  }

  private int timerLeft() {
    long left = timer - 1 - (processor.cycles() - timerSet) / 64;
    if (left < 0) {
      throw new AssertionError("The timer had run out before the game waited for it");
    }
    return (int) left;
  }

  @Override
  public void write(int address, int value) {
    if (address == TIM64T) {
      timer = value;
      timerSet = processor.cycles();
    } else if ((address & 0x1280) == 0x80) {
      memory[address & 0x7F] = (byte) value;
    } else if ((address & 0x1280) == 0) {
      writeToTelevision(address & 0x3F, value);
    } else {
      throw new AssertionError("A write of %02X to %04X".formatted(value, address));
    }
  }

  private void writeToTelevision(int register, int value) {
    boolean on = (value & 2) != 0;
    switch (register) {
      case WSYNC -> processor.sleepUntil(nextLine());
      case VSYNC -> synchronise(on);
      case VBLANK -> blank(on);
      default -> {} // what is drawn where in a line
    }
  }

  private void synchronise(boolean on) {
    if (on && !synchronising) {
      frameBegan = processor.cycles();
    } else if (synchronising && !on) {
      synchronisingEnded = line();
    }
    synchronising = on;
  }

  private void blank(boolean on) {
    if (on && !blank) {
      pictureEnded = line();
    } else if (blank && !on) {
      pictureBegan = line();
    }
    blank = on;
  }

  private long nextLine() {
    return (processor.cycles() + CYCLES_OF_A_LINE - 1) / CYCLES_OF_A_LINE * CYCLES_OF_A_LINE;
  }

  private int line() {
    return (int) (processor.cycles() / CYCLES_OF_A_LINE - frameBegan / CYCLES_OF_A_LINE);
  }
}
