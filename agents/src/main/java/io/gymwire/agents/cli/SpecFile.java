package io.gymwire.agents.cli;

import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Codec;
import io.gymwire.protocol.message.Message;
import io.gymwire.protocol.message.SpecMessages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A run's {@code environment.json}: the environment that it was trained in, as the protocol
 * describes one, so that the policy can be used where that environment is not.
 */
final class SpecFile {
  private static final String NAME = "environment.json";

  private SpecFile() {}

  static void write(Path directory, EnvironmentSpec spec) {
    ByteBuffer encoded = Codec.JSON.encode(SpecMessages.encode(spec));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    try {
      Files.write(directory.resolve(NAME), bytes);
    } catch (IOException e) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE, "cannot write " + directory.resolve(NAME), e);
    }
  }

  /**
   * Reads the environment of the run in {@code directory}.
   *
   * @throws GymWireException with code INVALID_VALUE if there is no such file
   */
  static EnvironmentSpec read(Path directory) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(directory.resolve(NAME)));
      return SpecMessages.decode(Message.of(Codec.JSON.decode(bytes)));
    } catch (IOException e) {
      throw new GymWireException(
          ErrorCode.INVALID_VALUE,
          "cannot read %s, which training writes".formatted(directory.resolve(NAME)),
          e);
    }
  }
}
