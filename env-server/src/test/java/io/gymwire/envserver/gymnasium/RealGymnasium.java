package io.gymwire.envserver.gymnasium;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs a script under the Python that has the real Gymnasium, and returns the numbers that it
 * writes.
 */
public final class RealGymnasium {
  private RealGymnasium() {}

  /**
   * Returns the standard output of {@code script}, a resource of this folder, in little-endian
   * order. It may import its neighbours.
   */
  public static ByteBuffer run(String script, Object... arguments) {
    List<String> command =
        new ArrayList<>(List.of(System.getProperty("gymwire.python"), path(script).toString()));
    for (Object argument : arguments) {
      command.add(String.valueOf(argument));
    }
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
      // With it ale-py writes to the standard output.
      builder.environment().remove("ALE_ROMS_DIR");
      Process process = builder.start();
      byte[] output = process.getInputStream().readAllBytes();
      assertThat(process.waitFor()).as(script).isZero();
      return ByteBuffer.wrap(output).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Returns keyword arguments that are written as JSON, the way the scripts take them. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> keywords(String json) {
    try {
      return new ObjectMapper().readValue(json, Map.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Path path(String script) {
    try {
      return Path.of(RealGymnasium.class.getResource("/gymnasium/" + script).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
