package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeCommandTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"127.0.0.1,false", "0.0.0.0,true"})
  void listensWhereItSaysUntilItIsStopped(String host, boolean warns) throws Exception {
    Path err = directory.resolve("err");
    try (ServerProcess server =
        ServerProcess.start(directory, err, "serve", "--host", host, "--port", "0")) {
      String endpoint = server.address().replace("0.0.0.0", "127.0.0.1");
      CommandResult listed = CommandResult.of("envs", "--endpoint", endpoint);
      assertThat(listed.exitCode()).isZero();
      assertThat(listed.out()).contains("CartPole-v1");

      assertThat(server.line()).isEmpty();
      assertThat(server.line()).isEqualTo("  curl " + server.address() + "/v1/environments");
      assertThat(server.stop()).isZero();
    }
    assertThat(err.toFile().length() > 0).isEqualTo(warns);
    if (warns) {
      assertThat(err)
          .content()
          .startsWith("gymwire: warning: listening at 0.0.0.0: whoever reaches this address");
    }
  }

  @Test
  void anAddressThatCannotBeListenedAtIsAFailure() {
    CommandResult result = CommandResult.of("serve", "--host", "192.0.2.1");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("gymwire: cannot listen at 192.0.2.1 port 7860: Cannot assign");
  }
}
