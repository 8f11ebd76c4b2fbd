package io.gymwire.envserver.openpong;

/**
 * A 6502 with the documented instructions that OpenPong uses, counting cycles: small enough to be
 * checked by eye against the manufacturer's programming manual, and independent of the emulator
 * that plays the games.
 */
final class Processor {
  /**
   * Opcode, mnemonic, addressing mode, cycles; a branch taken and an indexed read across a page
   * take one more.
   */
  private static final String INSTRUCTIONS =
      """
      69 adc immediate 2 |65 adc zero 3 |29 and immediate 2 |0A asl accumulator 2 |90 bcc relative 2 |B0 bcs relative 2
      F0 beq relative 2 |24 bit zero 3 |30 bmi relative 2 |D0 bne relative 2 |10 bpl relative 2 |18 clc implied 2
      D8 cld implied 2 |C9 cmp immediate 2 |C5 cmp zero 3 |E0 cpx immediate 2 |C0 cpy immediate 2 |C4 cpy zero 3
      C6 dec zero 5 |CA dex implied 2 |88 dey implied 2 |49 eor immediate 2 |45 eor zero 3 |E6 inc zero 5
      F6 inc zero,x 6 |E8 inx implied 2 |C8 iny implied 2 |4C jmp absolute 3 |20 jsr absolute 6 |A9 lda immediate 2
      A5 lda zero 3 |B5 lda zero,x 4 |AD lda absolute 4 |BD lda absolute,x 4 |B9 lda absolute,y 4 |A2 ldx immediate 2
      A6 ldx zero 3 |A0 ldy immediate 2 |A4 ldy zero 3 |4A lsr accumulator 2 |46 lsr zero 5 |15 ora zero,x 4
      66 ror zero 5 |60 rts implied 6 |E9 sbc immediate 2 |E5 sbc zero 3 |F5 sbc zero,x 4 |38 sec implied 2
      78 sei implied 2 |85 sta zero 3 |95 sta zero,x 4 |8D sta absolute 4 |86 stx zero 3 |84 sty zero 3
      AA tax implied 2 |A8 tay implied 2 |8A txa implied 2 |9A txs implied 2 |98 tya implied 2
      """;

  private static final Instruction[] BY_OPCODE = byOpcode();

  private record Instruction(String mnemonic, String mode, int cycles) {}

  private final Bus bus;
  private long cycles;
  private int counter;
  private int accumulator;
  private int x;
  private int y;
  private int stack;
  private boolean carry;
  private boolean zero;
  private boolean negative;

  private static Instruction[] byOpcode() {
    Instruction[] instructions = new Instruction[256];
    for (String text : INSTRUCTIONS.strip().split("[|\n]", -1)) {
      String[] parts = text.trim().split(" ", -1);
      int opcode = Integer.parseInt(parts[0], 16);
      instructions[opcode] = new Instruction(parts[1], parts[2], Integer.parseInt(parts[3]));
    }
    return instructions;
  }

  Processor(Bus bus) {
    this.bus = bus;
    counter = bus.read(0xFFFC) | bus.read(0xFFFD) << 8;
  }

  long cycles() {
    return cycles;
  }

  /** Stops the processor until a cycle that has not come yet. */
  void sleepUntil(long cycle) {
    cycles = cycle;
  }

  /** Runs one instruction; what it reads and writes happens when its cycles are over. */
  void step() {
    int at = counter;
    int opcode = next();
    Instruction instruction = BY_OPCODE[opcode];
    if (instruction == null) {
      throw new AssertionError(
          "Opcode %02X at %04X is none of those that this processor knows".formatted(opcode, at));
    }
    cycles += instruction.cycles();
    run(instruction.mnemonic(), address(instruction));
  }

  private int next() {
    int value = bus.read(counter);
    counter = counter + 1 & 0xFFFF;
    return value;
  }

  private int address(Instruction instruction) {
    return switch (instruction.mode()) {
      case "immediate" -> counter++;
      case "zero" -> next();
      case "zero,x" -> next() + x & 0xFF;
      case "absolute" -> next() | next() << 8;
      case "absolute,x" -> indexed(x);
      case "absolute,y" -> indexed(y);
      case "relative" -> (byte) next() + counter;
      default -> -1;
    };
  }

  private int indexed(int index) {
    int base = next() | next() << 8;
    if ((base + index & 0xFF00) != (base & 0xFF00)) {
      cycles++;
    }
    return base + index;
  }

  private void run(String mnemonic, int address) {
    switch (mnemonic) {
      case "adc" -> add(bus.read(address));
      case "sbc" -> add(bus.read(address) ^ 0xFF);
      case "and" -> accumulator = result(accumulator & bus.read(address));
      case "ora" -> accumulator = result(accumulator | bus.read(address));
      case "eor" -> accumulator = result(accumulator ^ bus.read(address));
      case "asl" -> {
        carry = accumulator > 0x7F;
        accumulator = result(accumulator << 1 & 0xFF);
      }
      case "lsr" -> {
        int value = address < 0 ? accumulator : bus.read(address);
        carry = (value & 1) != 0;
        put(address, result(value >> 1));
      }
      case "ror" -> {
        int value = bus.read(address) | (carry ? 0x100 : 0);
        carry = (value & 1) != 0;
        put(address, result(value >> 1));
      }
      case "bit" -> {
        int value = bus.read(address);
        zero = (accumulator & value) == 0;
        negative = (value & 0x80) != 0;
      }
      case "bcc" -> branch(!carry, address);
      case "bcs" -> branch(carry, address);
      case "bne" -> branch(!zero, address);
      case "beq" -> branch(zero, address);
      case "bpl" -> branch(!negative, address);
      case "bmi" -> branch(negative, address);
      case "clc" -> carry = false;
      case "sec" -> carry = true;
      case "cld", "sei" -> {} // neither decimal arithmetic nor interrupts are ever on
      case "cmp" -> compare(accumulator, bus.read(address));
      case "cpx" -> compare(x, bus.read(address));
      case "cpy" -> compare(y, bus.read(address));
      case "dec" -> put(address, result(bus.read(address) - 1 & 0xFF));
      case "inc" -> put(address, result(bus.read(address) + 1 & 0xFF));
      case "dex" -> x = result(x - 1 & 0xFF);
      case "dey" -> y = result(y - 1 & 0xFF);
      case "inx" -> x = result(x + 1 & 0xFF);
      case "iny" -> y = result(y + 1 & 0xFF);
      case "jmp" -> counter = address;
      case "jsr" -> {
        push((counter - 1) >> 8);
        push(counter - 1 & 0xFF);
        counter = address;
      }
      case "rts" -> counter = (pull() | pull() << 8) + 1;
      case "lda" -> accumulator = result(bus.read(address));
      case "ldx" -> x = result(bus.read(address));
      case "ldy" -> y = result(bus.read(address));
      case "sta" -> bus.write(address, accumulator);
      case "stx" -> bus.write(address, x);
      case "sty" -> bus.write(address, y);
      case "tax" -> x = result(accumulator);
      case "tay" -> y = result(accumulator);
      case "txa" -> accumulator = result(x);
      case "tya" -> accumulator = result(y);
      case "txs" -> stack = x;
      default -> throw new AssertionError(mnemonic);
    }
  }

  private int result(int value) {
    zero = value == 0;
    negative = value > 0x7F;
    return value;
  }

  private void put(int address, int value) {
    if (address < 0) {
      accumulator = value;
    } else {
      bus.write(address, value);
    }
  }

  private void add(int value) {
    int sum = accumulator + value + (carry ? 1 : 0);
    carry = sum > 0xFF;
    accumulator = result(sum & 0xFF);
  }

  private void compare(int register, int value) {
    carry = register >= value;
    result(register - value & 0xFF);
  }

  private void branch(boolean taken, int target) {
    if (taken) {
      cycles += (counter & 0xFF00) == (target & 0xFF00) ? 1 : 2;
      counter = target;
    }
  }

  private void push(int value) {
    bus.write(0x100 | stack, value);
    stack = stack - 1 & 0xFF;
  }

  private int pull() {
    stack = stack + 1 & 0xFF;
    return bus.read(0x100 | stack);
  }
}
