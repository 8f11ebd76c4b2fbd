package io.gymwire.agents.cli;

import io.gymwire.envserver.http.EnvironmentServer;
import io.gymwire.envserver.http.ServerSettings;
import io.gymwire.envserver.vector.StepThreads;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code gymwire serve}: environments over HTTP and WebSocket, until Ctrl-C. */
@Command(
    name = "serve",
    description = "Serve environments over HTTP and WebSocket, until Ctrl-C.",
    sortOptions = false)
final class ServeCommand implements Callable<Integer> {
  private static final ServerSettings DEFAULTS = ServerSettings.defaults();
  private static final int MOST_STEP_THREADS = 1_024;

  @Spec private CommandSpec command;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description =
          "The address to listen at; 0.0.0.0 is every address of this machine. Default: 127.0.0.1, which only this"
              + " machine reaches.")
  private String host = DEFAULTS.host();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port to listen at; 0 takes any that is free. Default: 7860.")
  private int port = DEFAULTS.port();

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "A folder of jars that add environments.")
  private Optional<Path> plugins = Optional.empty();

  @Option(
      names = "--max-sessions",
      paramLabel = "N",
      description = "Sessions at a time. Default: 64.")
  private int maxSessions = DEFAULTS.maxSessions();

  @Option(
      names = "--max-envs-per-session",
      paramLabel = "N",
      description = "Environments in a session. Default: 4096.")
  private int maxEnvironments = DEFAULTS.maxEnvironmentsPerSession();

  @Option(
      names = "--step-threads",
      paramLabel = "N",
      description = "How many threads step the environments of a session. Default: one a core.")
  private Optional<Integer> stepThreads = Optional.empty();

  @Option(
      names = "--max-message-bytes",
      paramLabel = "N",
      description = "The largest request. Default: 16777216.")
  private int maxMessageBytes = DEFAULTS.maxMessageBytes();

  @Option(
      names = "--session-idle",
      paramLabel = "SECONDS",
      description = "How long an unused session is kept. Default: 1800.")
  private long sessionIdle = DEFAULTS.sessionIdle().toSeconds();

  @Option(
      names = "--keystore",
      paramLabel = "FILE",
      description = "Speak TLS with the key and certificate in this PKCS#12 or JKS file.")
  private Optional<Path> keystore = Optional.empty();

  @Option(
      names = "--keystore-password-file",
      paramLabel = "FILE",
      description = "A file whose first line is the keystore's password.")
  private Optional<Path> passwordFile = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = command.commandLine().getOut();
    ServerSettings settings = settings();
    stepThreads.ifPresent(StepThreads::use);
    CountDownLatch stopped = new CountDownLatch(1);
    try (Interruption interruption =
            Interruption.calling(stopped::countDown, 0, command.commandLine().getErr()::println);
        Environments environments =
            PlaceOptions.open(
                PlaceOptions.NONE, plugins.map(Path::toString).orElse(PlaceOptions.NONE));
        EnvironmentServer server =
            EnvironmentServer.start(settings, environments, WrapperList.messages())) {
      warnIfReachable();
      out.print(ServerGreeting.of(server.uri(), environments.specs()));
      out.flush();
      stopped.await();
    }
    return 0;
  }

  private ServerSettings settings() {
    requirePositive("--max-sessions", maxSessions);
    requirePositive("--max-envs-per-session", maxEnvironments);
    requirePositive("--max-message-bytes", maxMessageBytes);
    requirePositive("--session-idle", sessionIdle);
    if (stepThreads.filter(threads -> threads < 1 || threads > MOST_STEP_THREADS).isPresent()) {
      throw wrong("--step-threads must be from 1 to " + MOST_STEP_THREADS);
    }
    if (port < 0 || port > 65_535) {
      throw wrong("--port must be from 0 to 65535");
    }
    if (keystore.isPresent() && !Files.isRegularFile(keystore.get())) {
      throw wrong("--keystore %s is no file".formatted(keystore.get()));
    }
    if (passwordFile.isPresent() && keystore.isEmpty()) {
      throw wrong("--keystore-password-file needs --keystore");
    }
    ServerSettings settings =
        DEFAULTS
            .withHost(host)
            .withPort(port)
            .withMaxSessions(maxSessions)
            .withMaxEnvironmentsPerSession(maxEnvironments)
            .withMaxMessageBytes(maxMessageBytes)
            .withSessionIdle(Duration.ofSeconds(sessionIdle));
    return keystore.map(file -> settings.withKeystore(file, password())).orElse(settings);
  }

  private void requirePositive(String option, long value) {
    if (value < 1) {
      throw wrong(option + " must be at least 1");
    }
  }

  private String password() {
    if (passwordFile.isEmpty()) {
      return "";
    }
    try {
      return Files.readString(passwordFile.get()).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INVALID_VALUE, "cannot read " + passwordFile.get());
    }
  }

  private void warnIfReachable() {
    if (!isLoopback()) {
      PrintWriter err = command.commandLine().getErr();
      err.println(
          "gymwire: warning: listening at "
              + host
              + ": whoever reaches this address can make and step environments; there is no login");
      err.flush();
    }
  }

  private boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw wrong("unknown host '" + host + "'");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
