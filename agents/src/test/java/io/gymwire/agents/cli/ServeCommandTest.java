package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeCommandTest {
  private static final Pattern ADDRESS = Pattern.compile("at (http://[0-9.]+:[0-9]+) ");

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"127.0.0.1,false", "0.0.0.0,true"})
  void listensWhereItSaysUntilItIsStopped(String host, boolean warns) throws Exception {
    Process server =
        new ProcessBuilder(JavaCommand.of("serve", "--host", host, "--port", "0"))
            .redirectError(directory.resolve("err").toFile())
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      Matcher address = ADDRESS.matcher(out.readLine());
      assertThat(address.find()).isTrue();
      String endpoint = address.group(1).replace("0.0.0.0", "127.0.0.1");
      CommandResult listed = CommandResult.of("envs", "--endpoint", endpoint);
      assertThat(listed.exitCode()).isZero();
      assertThat(listed.out()).contains("CartPole-v1");

      assertThat(out.readLine()).isEmpty();
      assertThat(out.readLine()).isEqualTo("  curl " + address.group(1) + "/v1/environments");
      server.destroy();
      assertThat(server.waitFor()).isZero();
    } finally {
      server.destroyForcibly();
    }
    assertThat(directory.resolve("err").toFile().length() > 0).isEqualTo(warns);
    if (warns) {
      assertThat(directory.resolve("err"))
          .content()
          .startsWith("gymwire: warning: listening at 0.0.0.0: whoever reaches this address");
    }
  }

  @Test
  void anAddressThatCannotBeListenedAtIsAFailure() {
    CommandResult result = CommandResult.of("serve", "--host", "192.0.2.1");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("gymwire: cannot listen at 192.0.2.1 port 7860");
  }
}
