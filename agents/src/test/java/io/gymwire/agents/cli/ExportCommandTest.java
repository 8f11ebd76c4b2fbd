package io.gymwire.agents.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gymwire.agents.script.DocumentedScript;
import io.gymwire.agents.script.Python;
import io.gymwire.protocol.array.NdArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is exported computes, in other hands, what the policy does. */
class ExportCommandTest {
  private static final int OBSERVATIONS = 200;

  // The same as the documentation's with NumPy, and the library that defines the format.
  private static final String SCRIPT =
      """
      import json, sys, numpy
      from safetensors import safe_open
      with safe_open(sys.argv[1], framework="numpy") as policy:
          tensors = {name.split("network.")[1]: policy.get_tensor(name) for name in policy.keys()}
          hyperparameters = json.loads(policy.metadata()["hyperparameters"])
      assert hyperparameters["activation"] == "relu"
      x = numpy.fromstring(sys.argv[2], dtype=numpy.float32, sep=",").reshape(-1, 4)
      layers = len(tensors) // 2
      for i in range(layers):
          x = x @ tensors[f"{i}.weight"].T + tensors[f"{i}.bias"]
          x = numpy.maximum(x, 0) if i < layers - 1 else x
      print(",".join(str(action) for action in x.argmax(1)))
      """;

  @TempDir Path directory;
  private Path run;
  private Path file;

  @BeforeEach
  void trainAndExport() {
    run = directory.resolve("run");
    file = directory.resolve("exported/policy.safetensors");
    CommandResult exported = trainAndExport("dqn", "activation=relu");
    assertThat(exported.out()).startsWith("6 tensors are in " + file);
  }

  private CommandResult trainAndExport(String algorithm, String setting) {
    CommandResult trained =
        CommandResult.of(
            "train",
            algorithm,
            "--env",
            "CartPole-v1",
            "--run-dir",
            run.toString(),
            "--fast-dev-run",
            "-q",
            "--set",
            "hidden-sizes=8,6",
            setting);
    assertThat(trained.exitCode()).as(trained.err()).isZero();
    CommandResult exported = CommandResult.of("export", run.toString(), "-o", file.toString());
    assertThat(exported.exitCode()).as(exported.err()).isZero();
    return exported;
  }

  @Test
  void theFileIsAsItsSpecificationSays() throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] text = new byte[Math.toIntExact(bytes.getLong())];
    bytes.get(text);
    assertThat(text.length % 8).isZero();
    JsonNode header = new ObjectMapper().readTree(new String(text, StandardCharsets.UTF_8));
    assertThat(header.get("__metadata__").get("algorithm").asText()).isEqualTo("dqn");
    int[][] shapes = {{8, 4}, {8}, {6, 8}, {6}, {2, 6}, {2}};
    String[] names = {"0.weight", "0.bias", "1.weight", "1.bias", "2.weight", "2.bias"};
    long offset = 0;
    for (int i = 0; i < names.length; i++) {
      JsonNode tensor = header.get("dqn/network." + names[i]);
      assertThat(tensor.get("dtype").asText()).isEqualTo("F32");
      assertThat(tensor.get("shape")).hasSize(shapes[i].length);
      long size = 4;
      for (int axis = 0; axis < shapes[i].length; axis++) {
        assertThat(tensor.get("shape").get(axis).asInt()).isEqualTo(shapes[i][axis]);
        size *= shapes[i][axis];
      }
      assertThat(tensor.get("data_offsets").get(0).asLong()).isEqualTo(offset);
      offset += size;
      assertThat(tensor.get("data_offsets").get(1).asLong()).isEqualTo(offset);
    }
    assertThat(bytes.remaining()).isEqualTo(offset);
    JsonNode description =
        new ObjectMapper().readTree(directory.resolve("exported/policy.json").toFile());
    assertThat(description.get("environment").get("id").asText()).isEqualTo("CartPole-v1");
    assertThat(description.get("tensors").get(0).get("name").asText())
        .isEqualTo("dqn/network.0.weight");
    assertThat(description.get("hyperparameters").get("hidden-sizes").asText()).isEqualTo("8,6");

    // The same network by hand, in double precision.
    float[] weights = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(weights);
    Set<Object> chosen = new HashSet<>();
    try (TrainedPolicy policy = TrainedPolicy.load(run)) {
      for (float[] observation : observations()) {
        double[] values = forward(weights, shapes, observation);
        long best = values[0] >= values[1] ? 0 : 1;
        assertThat(policy.act(NdArray.ofFloats(observation))).isEqualTo(best);
        chosen.add(best);
      }
    }
    assertThat(chosen).hasSize(2);
  }

  @Test
  void refusesOtherFiles() {
    CommandResult result = CommandResult.of("export", run.toString(), "-o", "policy.pt");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("its file ends in .safetensors, not 'policy.pt'");
    CommandResult missing =
        CommandResult.of("export", run.toString(), "-o", file.toString(), "--checkpoint", "x");
    assertThat(missing.err()).contains("there is no checkpoint 'x'").contains("best, last");
  }

  @Test
  @Tag("gymnasium")
  void pythonComputesTheSameActions() throws Exception {
    StringBuilder numbers = new StringBuilder();
    for (float[] observation : observations()) {
      for (float number : observation) {
        numbers.append(numbers.isEmpty() ? "" : ",").append(number);
      }
    }
    String said =
        Python.run(
            "gymwire.python",
            directory,
            "",
            "-W",
            "ignore",
            "-c",
            SCRIPT,
            file.toString(),
            "" + numbers);
    assertThat(said.strip().split(","))
        .isEqualTo(javaActions().stream().map(String::valueOf).toArray());
  }

  @ParameterizedTest
  @CsvSource({"dqn, activation=tanh", "rainbow, atoms=7", "ppo, shared-layers=true"})
  @Tag("gymnasium")
  void theDocumentedScriptDoesInPyTorchWhatThePolicyDoes(String algorithm, String setting)
      throws Exception {
    run = directory.resolve("another");
    file = directory.resolve("another.safetensors");
    trainAndExport(algorithm, setting);
    JsonNode answer = DocumentedScript.answer(file, List.of((Object[]) observations()));
    List<Long> actions = javaActions();
    assertThat(actions).contains(0L, 1L);
    assertThat(answer.get("actions")).extracting(JsonNode::asLong).isEqualTo(actions);
    assertThat(answer.get("outputs").get(0)).hasSize(2);
  }

  // Fails with a line more.
  @Test
  void theDocumentedScriptIsTenLinesBesidesTheTableOfKinds() throws IOException {
    String program =
        Pattern.compile("^KINDS = \\{$.*?^}$", Pattern.DOTALL | Pattern.MULTILINE)
            .matcher(DocumentedScript.text())
            .replaceFirst("");
    assertThat(program.lines().filter(line -> !line.isBlank())).hasSize(10);
  }

  // Fails without the fallback.
  @Test
  void takesTheLatestPolicyIfNoneWasEvaluated() throws IOException {
    Files.delete(run.resolve("checkpoints/best.gymwire"));
    CommandResult exported = CommandResult.of("export", run.toString(), "-o", file.toString());
    assertThat(exported.exitCode()).as(exported.err()).isZero();
    assertThat(exported.out()).startsWith("6 tensors are in " + file);
  }

  private List<Long> javaActions() {
    List<Long> actions = new ArrayList<>();
    try (TrainedPolicy policy = TrainedPolicy.load(run)) {
      for (float[] observation : observations()) {
        actions.add((Long) policy.act(NdArray.ofFloats(observation)));
      }
    }
    return actions;
  }

  private static float[][] observations() {
    Random random = new Random(7);
    float[][] observations = new float[OBSERVATIONS][4];
    for (float[] observation : observations) {
      for (int i = 0; i < observation.length; i++) {
        observation[i] = (float) random.nextGaussian();
      }
    }
    return observations;
  }

  private static double[] forward(float[] weights, int[][] shapes, float[] observation) {
    double[] x = new double[observation.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = observation[i];
    }
    int offset = 0;
    for (int layer = 0; layer < shapes.length; layer += 2) {
      int out = shapes[layer][0];
      int in = shapes[layer][1];
      double[] y = new double[out];
      for (int i = 0; i < out; i++) {
        y[i] = weights[offset + out * in + i];
        for (int j = 0; j < in; j++) {
          y[i] += weights[offset + i * in + j] * x[j];
        }
        boolean last = layer + 2 == shapes.length;
        y[i] = last ? y[i] : Math.max(0, y[i]);
      }
      offset += out * in + out;
      x = y;
    }
    return x;
  }
}
