package io.gymwire.agents.cli;

import io.gymwire.agentsdk.export.PolicyExport;
import io.gymwire.agentsdk.settings.Settings;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.protocol.environment.EnvironmentSpec;
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
          + " hyperparameters, what the network computes and every tensor's name and shape. The"
          + " same is in the file's metadata. agents/TOOLS.md has a script that loads it into"
          + " PyTorch.",
      ""
    },
    sortOptions = false)
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec command;
  @Mixin private OutputOptions output;

  @Parameters(paramLabel = "RUN_DIR", description = "The folder of the run.")
  private Path directory;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE.safetensors",
      required = true,
      description = "The file to write.")
  private Path file;

  @Mixin private CheckpointOption checkpoint;

  @Override
  public Integer call() {
    Usage.require(
        command,
        file.toString().endsWith(PolicyExport.SUFFIX),
        "--output writes safetensors, so its file ends in .safetensors, not '" + file + "'");
    RunConfig config = RunConfig.read(directory).onCpu();
    EnvironmentSpec spec = SpecFile.read(directory);
    try (Algorithm algorithm = config.makeAlgorithm(spec)) {
      checkpoint.load(directory, algorithm);
      export(config, spec, algorithm);
    }
    return 0;
  }

  private void export(RunConfig config, EnvironmentSpec spec, Algorithm algorithm) {
    Map<String, String> hyperparameters = new LinkedHashMap<>();
    Settings.list(config.algorithm().hyperparameters())
        .forEach(setting -> hyperparameters.put(setting.name(), setting.value()));
    PolicyExport policy = PolicyExport.of(algorithm, spec, hyperparameters);
    Path json = policy.write(file);
    output
        .to(command.commandLine())
        .result(
            policy.description().put("output", file.toString()).put("description", json.toString()),
            "%d tensors are in %s, what they are in %s.%n"
                .formatted(policy.tensors().size(), file, json));
  }
}
