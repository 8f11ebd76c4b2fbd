package io.gymwire.envserver.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.gymwire.envserver.atari.AtariProvider;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.EnvironmentProvider;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.MakeRequest;
import io.gymwire.protocol.environment.ResetArguments;
import io.gymwire.protocol.environment.VectorEnvironment;
import io.gymwire.protocol.environment.VectorizationMode;
import io.gymwire.protocol.environment.WrapperSpec;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class EnvironmentRegistryTest {
  private static final String[] OURS = {
    "CartPole-v0", "CartPole-v1", "FrozenLake-v1", "FrozenLake8x8-v1", "Taxi-v4"
  };

  private static final Set<String> ATARI =
      new AtariProvider()
          .factories().stream().map(factory -> factory.spec().id()).collect(Collectors.toSet());

  private static final String SERVICE = "META-INF/services/" + EnvironmentProvider.class.getName();

  @TempDir private Path folder;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void readLog() {
    log.start();
    logger().addAppender(log);
  }

  @AfterEach
  void leaveLog() {
    logger().detachAppender(log);
  }

  @Test
  void classPathHasClassicControlAndToyText() {
    try (EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath()) {
      assertThat(registry.specs())
          .extracting(EnvironmentSpec::id)
          .filteredOn(EnvironmentRegistryTest::isNoAtariGame)
          .containsExactly(OURS);
      EnvironmentSpec spec =
          registry.specs().stream()
              .filter(one -> one.id().equals("CartPole-v1"))
              .findFirst()
              .orElseThrow();
      assertThat(spec.maxEpisodeSteps()).hasValue(500);
      assertThat(spec.rewardThreshold()).hasValue(475);
      assertThat(spec.renderModes()).containsExactly("rgb_array");
    }
  }

  @Test
  void unknownIdIsRefusedWithNearOnes() {
    try (EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath()) {
      assertRefused(
          () -> registry.make(MakeRequest.of("Cartpole-v2", 1)),
          ErrorCode.UNKNOWN_ENVIRONMENT,
          "unknown environment 'Cartpole-v2'; did you mean CartPole-v1 or CartPole-v0?");
      assertRefused(
          () -> registry.make(MakeRequest.of("Corridor-v0", 1)),
          ErrorCode.UNKNOWN_ENVIRONMENT,
          "unknown environment 'Corridor-v0'; 'gymwire envs' and the list operation name the "
              + registry.specs().size()
              + " that there are");
    }
  }

  @Test
  void wrongRequestsAreRefused() {
    try (EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath()) {
      MakeRequest request = MakeRequest.of("CartPole-v1", 2);
      assertRefused(
          () -> registry.make(request.withNumEnvs(0)),
          ErrorCode.INVALID_VALUE,
          "num_envs is 0; allowed: at least 1");
      assertRefused(
          () -> registry.make(request.withMaxEpisodeSteps(0)),
          ErrorCode.INVALID_VALUE,
          "max_episode_steps is 0; allowed: at least 1");
      assertRefused(
          () -> registry.make(request.withKwargs(Map.of("render_mode", "human"))),
          ErrorCode.INVALID_VALUE,
          "render_mode is 'human'; allowed for CartPole-v1: None and [rgb_array]");
      assertRefused(
          () ->
              registry.make(
                  request
                      .withVectorizationMode(VectorizationMode.VECTOR_ENTRY_POINT)
                      .withWrappers(WrapperSpec.of("RecordEpisodeStatistics"))),
          ErrorCode.INVALID_VALUE,
          "vector_entry_point takes no wrappers; allowed with them: sync");
    }
  }

  @Test
  void whatTakesTooMuchMemoryIsRefused() {
    try (EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath()) {
      WrapperSpec clip = new WrapperSpec("ClipReward", Map.of("min_reward", 0L));
      MakeRequest request = MakeRequest.of("CartPole-v1", 1);
      registry.make(wrapped(request, Collections.nCopies(16, clip))).close();
      assertRefused(
          () -> registry.make(wrapped(request, Collections.nCopies(17, clip))),
          ErrorCode.LIMIT_EXCEEDED,
          "wrappers has 17 elements; allowed: up to 16");
      WrapperSpec stack = new WrapperSpec("FrameStack", Map.of("stack_size", 256L));
      // 16 bytes, and 4 KiB, and 1 MiB.
      assertRefused(
          () -> registry.make(wrapped(request.withNumEnvs(256), List.of(stack, stack))),
          ErrorCode.LIMIT_EXCEEDED,
          "the observations take 269488128 bytes; allowed: 268435456");
    }
  }

  @Test
  void renderModeIsAcceptedAndPicturesAreDrawn() {
    try (EnvironmentRegistry registry = EnvironmentRegistry.ofClassPath();
        VectorEnvironment vector =
            registry.make(
                MakeRequest.of("CartPole-v1", 2).withKwargs(Map.of("render_mode", "rgb_array")))) {
      assertThat(vector.render(1)).isEmpty();
      vector.reset(ResetArguments.none());
      assertThat(vector.render(1).orElseThrow().hasShape(400, 600, 3)).isTrue();
    }
  }

  @Test
  void plugInAddsItsEnvironment() throws IOException {
    plugIn("b.jar", "first", "Plugged-v0");
    try (EnvironmentRegistry registry = EnvironmentRegistry.withPlugIns(folder);
        VectorEnvironment vector = registry.make(MakeRequest.of("Plugged-v0", 2))) {
      assertThat(registry.specs())
          .extracting(EnvironmentSpec::id)
          .filteredOn(EnvironmentRegistryTest::isNoAtariGame)
          .containsExactly(with("Plugged-v0"));
      vector.reset(ResetArguments.seeded(1, 2));
      assertThat(vector.step(NdArray.ofLongs(0, 1)).reward()).containsExactly(0, 1);
      assertRefused(
          () ->
              registry.make(
                  MakeRequest.of("Plugged-v0", 2)
                      .withVectorizationMode(VectorizationMode.VECTOR_ENTRY_POINT)),
          ErrorCode.INVALID_VALUE,
          "Plugged-v0 has no vector entry point; allowed: sync");
      assertRefused(
          () -> registry.make(MakeRequest.of("Plugged-v0", 2).withKwargs(Map.of("fail", true))),
          ErrorCode.ENVIRONMENT_FAILED,
          "making Plugged-v0 failed: java.lang.IllegalStateException: told to fail");
      assertRefused(
          () -> registry.make(MakeRequest.of("Plugged-v0", 2).withKwargs(Map.of("nothing", true))),
          ErrorCode.ENVIRONMENT_FAILED,
          "making Plugged-v0 failed: make of its factory returned null");
      assertRefused(
          () -> registry.make(MakeRequest.of("Plugged-v0", 2).withKwargs(Map.of("late", true))),
          ErrorCode.ENVIRONMENT_FAILED,
          "making Plugged-v0 failed: java.lang.IllegalStateException: told to fail late");
      assertThat(System.clearProperty("first.closed")).isEqualTo("true");
    }
    assertThat(log.list).isEmpty();
  }

  @Test
  void brokenJarsAreNamedAndLeftOut() throws IOException {
    Files.writeString(folder.resolve("a-no-zip.jar"), "this is no jar");
    jar("b-no-service.jar", Map.of("hello.txt", bytes("hello")));
    jar("c-no-class.jar", Map.of(SERVICE, bytes("com.example.Missing\n")));
    jar("d-no-provider.jar", Map.of(SERVICE, bytes("io.gymwire.protocol.array.DType\n")));
    plugIn("e-good.jar", "good", "Plugged-v0");
    plugIn("f-again.jar", "again", "Plugged-v0");
    plugIn("g-taken.jar", "taken", "CartPole-v1");
    Files.writeString(folder.resolve("readme.txt"), "no jar, no matter");
    try (EnvironmentRegistry registry = EnvironmentRegistry.withPlugIns(folder)) {
      assertThat(registry.specs())
          .extracting(EnvironmentSpec::id)
          .filteredOn(EnvironmentRegistryTest::isNoAtariGame)
          .containsExactly(with("Plugged-v0"));
      try (VectorEnvironment vector = registry.make(MakeRequest.of("CartPole-v1", 1))) {
        assertThat(vector.getClass().getPackageName()).startsWith("io.gymwire");
      }
    }
    List<String> lines = log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertThat(lines).hasSize(6);
    assertThat(lines.get(0)).contains("a-no-zip.jar left out");
    assertThat(lines.get(1)).contains("b-no-service.jar left out", SERVICE);
    assertThat(lines.get(2)).contains("c-no-class.jar", "com.example.Missing");
    assertThat(lines.get(3)).contains("d-no-provider.jar", "DType not a subtype");
    assertThat(lines.get(4)).contains("f-again.jar", "'Plugged-v0' left out");
    assertThat(lines.get(5)).contains("g-taken.jar", "'CartPole-v1' left out");
  }

  @Test
  void spacesThatAreNotTheSpecsAreNamed() throws IOException {
    plugIn("more.jar", "more", "More-v0", 4);
    try (EnvironmentRegistry registry = EnvironmentRegistry.withPlugIns(folder)) {
      assertRefused(
          () -> registry.make(MakeRequest.of("More-v0", 1)),
          ErrorCode.ENVIRONMENT_FAILED,
          "the spec of More-v0 says action space Discrete(4), but the environment has Discrete(2); they have to be equal");
    }
  }

  @Test
  void theReasonWhyAProviderFailedIsLogged() throws IOException {
    plugIn("a.jar", "throwing", "Throws-v0");
    plugIn("b.jar", "lacking", "Lacks-v0");
    EnvironmentRegistry.withPlugIns(folder).close();
    List<String> lines = log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .contains("a.jar", "throwing.Provider")
        .endsWith("caused by java.lang.IllegalStateException: no licence");
    assertThat(lines.get(1))
        .contains("b.jar", "NoClassDefFoundError: com/example/Library")
        .endsWith(
            "a jar sees GymWire and the JDK, not the jars beside it: put into it what it needs");
  }

  @Test
  void wrongIdsAreLeftOut() throws IOException {
    List<String> wrong = List.of("", "No Version-v0", "a/b/C-v0", "/C-v0", "C-v", "C", "-v1");
    List<String> right = List.of("C-v0", "my.name_space-1/C:D-v12");
    for (int i = 0; i < wrong.size(); i++) {
      plugIn(i + ".jar", "wrong" + i, wrong.get(i));
    }
    for (int i = 0; i < right.size(); i++) {
      plugIn("r" + i + ".jar", "right" + i, right.get(i));
    }
    try (EnvironmentRegistry registry = EnvironmentRegistry.withPlugIns(folder)) {
      assertThat(registry.specs())
          .extracting(EnvironmentSpec::id)
          .filteredOn(EnvironmentRegistryTest::isNoAtariGame)
          .containsExactlyInAnyOrder(with(right.get(0), right.get(1)));
    }
    assertThat(log.list).hasSize(wrong.size());
    assertThat(log.list.get(1).getFormattedMessage())
        .contains(
            "1.jar: environment 'No Version-v0' left out: an id is [namespace/]name-vN, of letters, digits and _.:-");
  }

  @Test
  void aFolderWithoutJarsIsWarnedOf() {
    EnvironmentRegistry.withPlugIns(folder).close();
    assertThat(log.list)
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getFormattedMessage())
                    .isEqualTo("the plug-in folder " + folder + " has no .jar file in it"));
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    plugIn("one.jar", "one", "One-v0");
    assertRefused(
        () -> EnvironmentRegistry.withPlugIns(folder.resolve("one.jar")),
        ErrorCode.INVALID_VALUE,
        "one.jar' is a file; give the folder that it is in");
  }

  @Test
  void missingFolderIsRefused() {
    assertRefused(
        () -> EnvironmentRegistry.withPlugIns(folder.resolve("nowhere")),
        ErrorCode.INVALID_VALUE,
        "nowhere' does not exist");
  }

  private static String[] with(String... added) {
    return Stream.concat(Stream.of(OURS), Stream.of(added)).sorted().toArray(String[]::new);
  }

  private static boolean isNoAtariGame(String id) {
    return !ATARI.contains(id);
  }

  private static MakeRequest wrapped(MakeRequest request, List<WrapperSpec> wrappers) {
    return request.withWrappers(wrappers.toArray(WrapperSpec[]::new));
  }

  private static void assertRefused(ThrowingCallable call, ErrorCode code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(GymWireException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(message);
  }

  /** Compiles an author's provider against the protocol and packs it. */
  private void plugIn(String name, String javaPackage, String id) throws IOException {
    plugIn(name, javaPackage, id, 2);
  }

  private void plugIn(String name, String javaPackage, String id, int actions) throws IOException {
    Path sources =
        Files.createDirectories(folder.resolve("work-of-" + javaPackage).resolve(javaPackage));
    Path source = sources.resolve("Provider.java");
    try (var template = getClass().getResourceAsStream("/plugin/Provider.java.txt")) {
      String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          source,
          text.replace("PACKAGE", javaPackage)
              .replace("ENV_ID", id)
              .replace("ACTIONS", Integer.toString(actions)));
    }
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                source.toString());
    assertThat(result).isZero();
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(SERVICE, bytes(javaPackage + ".Provider\n"));
    try (var classes = Files.newDirectoryStream(sources, "*.class")) {
      for (Path file : classes) {
        entries.put(javaPackage + "/" + file.getFileName(), Files.readAllBytes(file));
      }
    }
    jar(name, entries);
  }

  private void jar(String name, Map<String, byte[]> entries) throws IOException {
    try (OutputStream file = Files.newOutputStream(folder.resolve(name));
        JarOutputStream jar = new JarOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        jar.putNextEntry(new JarEntry(entry.getKey()));
        jar.write(entry.getValue());
        jar.closeEntry();
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger("io.gymwire.envserver.registry");
  }
}
