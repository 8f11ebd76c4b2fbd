package io.gymwire.agentsdk.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.protocol.environment.EnvironmentSpec;
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

/**
 * A policy for other programs: its tensors, and what is to be known to compute with them.
 *
 * @param tensors by name
 * @param description the algorithm, the environment, the hyperparameters, under {@code network}
 *     what the policy computes (null if its network does not say), and the tensors' shapes
 */
public record PolicyExport(Map<String, SafetensorsFile.Tensor> tensors, ObjectNode description) {
  /** How the names of files end that {@link #write} writes. */
  public static final String SUFFIX = ".safetensors";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Returns the policy of {@code algorithm} as it stands.
   *
   * @param spec of its environment
   * @param hyperparameters by name, for people to read
   */
  public static PolicyExport of(
      Algorithm algorithm, EnvironmentSpec spec, Map<String, String> hyperparameters) {
    Map<String, SafetensorsFile.Tensor> tensors = PolicyTensors.of(algorithm);
    ObjectNode description = JSON.createObjectNode();
    description.put("algorithm", algorithm.name());
    description.set("environment", json(SpecMessages.encode(spec)));
    description.set("hyperparameters", JSON.valueToTree(hyperparameters));
    description.set("network", JSON.valueToTree(algorithm.describePolicy().orElse(null)));
    ArrayNode list = description.putArray("tensors");
    tensors.forEach(
        (name, tensor) -> {
          ArrayNode shape = list.addObject().put("name", name).putArray("shape");
          tensor.shape().forEach(shape::add);
        });
    return new PolicyExport(tensors, description);
  }

  private static JsonNode json(Map<String, Object> message) {
    ByteBuffer bytes = Codec.JSON.encode(message);
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    try {
      return JSON.readTree(copy);
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INTERNAL_ERROR, "cannot describe a space", e);
    }
  }

  /**
   * Writes the tensors into {@code file}, whose name ends in {@link #SUFFIX}, with the description
   * as its metadata, and the description also beside it as JSON.
   *
   * @return the file of the description
   */
  public Path write(Path file) {
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
    return json;
  }
}
