package io.gymwire.agentsdk.remote;

import java.nio.ByteBuffer;

/**
 * One frame of RFC 6455, section 5.2.
 *
 * @param opcode one of the constants here
 * @param isFinal whether it is the last frame of its message
 * @param payload its bytes, in memory that the next frame overwrites
 */
record Frame(int opcode, boolean isFinal, ByteBuffer payload) {
  static final int CONTINUATION = 0x0;
  static final int TEXT = 0x1;
  static final int BINARY = 0x2;
  static final int CLOSE = 0x8;
  static final int PING = 0x9;
  static final int PONG = 0xA;

  static final int MAX_CONTROL_PAYLOAD = 125;

  static boolean isControl(int opcode) {
    return opcode >= CLOSE;
  }

  static boolean isKnown(int opcode) {
    return opcode <= BINARY || (opcode >= CLOSE && opcode <= PONG);
  }
}
