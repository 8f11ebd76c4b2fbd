package io.gymwire.agents.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gymwire.agentsdk.export.PolicyTensors;
import io.gymwire.agentsdk.export.SafetensorsFile;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.agentsdk.training.Checkpoints;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.environment.Environments;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import io.gymwire.protocol.message.Codec;
import io.gymwire.protocol.message.SpecMessages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gymwire export}: a policy's weights for other programs. */
@Command(
    name = "export",
    description = {
      "Write a policy's weights as safetensors, which PyTorch, NumPy and JAX read.",
      "",
      "Beside FILE.safetensors goes FILE.json: the algorithm, the environment's spaces, the"
          + " hyperparameters and every tensor's name and shape. The same is in the file's"
          + " metadata. agents/TOOLS.md has a script that loads it into PyTorch.",
      ""
    },
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUFFIX = ".safetensors";

  @Spec private CommandSpec command;
  @Mixin private PlaceOptions place;
  @Mixin private OutputOptions output;

  @Parameters(paramLabel = "RUN_DIR", description = "The folder of the run.")
  private Path directory;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.safetensors",
      required = true,
      description = "The file to write.")
  private Path file;

  @Option(
      names = "--checkpoint",
      paramLabel = "best|last|NAME",
      defaultValue = "best",
      description = "Which policy, as 'gymwire evaluate' takes it. Default: ${DEFAULT-VALUE}.")
  private String checkpoint;

  @Override
  public Integer call() {
    Usage.require(
        command,
        file.toString().endsWith(SUFFIX),
        "--output writes safetensors, so its file ends in .safetensors, not '" + file + "'");
    RunConfig config = RunConfig.read(directory, place);
    try (Environments environments = config.openEnvironments()) {
      EnvironmentSpec spec = config.findSpec(environments);
      try (Algorithm algorithm = config.makeAlgorithm(spec)) {
        new Checkpoints(directory).loadPolicy(algorithm, checkpoint);
        export(config, spec, algorithm);
      }
    }
    return 0;
  }

  private void export(RunConfig config, EnvironmentSpec spec, Algorithm algorithm) {
    Map<String, SafetensorsFile.Tensor> tensors = PolicyTensors.of(algorithm);
    ObjectNode description = description(config, spec, tensors);
    Map<String, String> metadata = new LinkedHashMap<>();
    description
        .properties()
        .forEach(
            entry ->
                metadata.put(
                    entry.getKey(),
                    entry.getValue().isTextual()
                        ? entry.getValue().asText()
                        : entry.getValue().toString()));
    SafetensorsFile.write(file, tensors, metadata);
    String name = file.toString();
    Path json = Path.of(name.substring(0, name.length() - SUFFIX.length()) + ".json");
    try {
      Files.writeString(json, description.toPrettyString() + System.lineSeparator());
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INVALID_VALUE, "cannot write " + json, e);
    }
    output
        .to(command.commandLine())
        .result(
            description.put("output", name).put("description", json.toString()),
            "%d tensors are in %s, what they are in %s.%n".formatted(tensors.size(), file, json));
  }

  private static ObjectNode description(
      RunConfig config, EnvironmentSpec spec, Map<String, SafetensorsFile.Tensor> tensors) {
    ObjectNode description = JSON.createObjectNode();
    description.put("algorithm", config.launch().algorithm());
    description.set("environment", json(SpecMessages.encode(spec)));
    ObjectNode hyperparameters = description.putObject("hyperparameters");
    Settings.list(config.algorithm().hyperparameters())
        .forEach(setting -> hyperparameters.put(setting.name(), setting.value()));
    ArrayNode list = description.putArray("tensors");
    tensors.forEach(
        (name, tensor) -> {
          ArrayNode shape = list.addObject().put("name", name).putArray("shape");
          tensor.shape().forEach(shape::add);
        });
    return description;
  }

  private static ObjectNode json(Map<String, Object> message) {
    ByteBuffer bytes = Codec.JSON.encode(message);
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    try {
      return (ObjectNode) JSON.readTree(copy);
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INTERNAL_ERROR, "cannot describe a space", e);
    }
  }
}
