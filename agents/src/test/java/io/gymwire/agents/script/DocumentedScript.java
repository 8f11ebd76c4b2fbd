package io.gymwire.agents.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gymwire.agentsdk.export.PolicyExport;
import io.gymwire.agentsdk.training.Algorithm;
import io.gymwire.protocol.array.NdArray;
import io.gymwire.protocol.environment.EnvironmentSpec;
import io.gymwire.protocol.message.Batches;
import io.gymwire.protocol.random.Pcg64;
import io.gymwire.protocol.space.Space;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The script of agents/TOOLS.md that computes with an exported policy in PyTorch. */
public final class DocumentedScript {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OBSERVATIONS = 20;
  private static final double TOLERANCE = 1e-5;

  private DocumentedScript() {}

  /** Returns the script. */
  public static String text() throws IOException {
    Matcher script =
        Pattern.compile("```python\n(import json, sys, torch\n.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("TOOLS.md")));
    assertThat(script.find()).isTrue();
    return script.group(1);
  }

  /** Returns what the script says of {@code batch} and the policy in {@code file}. */
  public static JsonNode answer(Path file, Object batch) throws IOException, InterruptedException {
    String input = JSON.writeValueAsString(lists(batch));
    Path folder = file.toAbsolutePath().getParent();
    return JSON.readTree(
        Python.run("gymwire.torch.python", folder, input, "-c", text(), file.toString()));
  }

  /**
   * Asserts that the script computes of {@code algorithm}, exported into {@code folder}, the
   * outputs that the network has, and chooses what its policy does.
   *
   * @param outputs of the network for a batch, in row-major order
   */
  public static void assertAgrees(
      Path folder, Algorithm algorithm, EnvironmentSpec spec, Function<Object, float[]> outputs)
      throws IOException, InterruptedException {
    Path file = folder.resolve("policy.safetensors");
    PolicyExport.of(algorithm, spec, Map.of()).write(file);
    Object batch = random(spec.observationSpace());
    JsonNode answer = answer(file, batch);
    Object actions = ((NdArray) algorithm.policy().act(batch, Map.of())).toNestedList();
    float[] expected = outputs.apply(batch);
    double[] said = numbers(answer.get("outputs"));
    assertThat(said).hasSize(expected.length);
    assertThat(said)
        .containsExactly(
            IntStream.range(0, expected.length).mapToDouble(i -> expected[i]).toArray(),
            within(TOLERANCE));
    JsonNode chosen = JSON.valueToTree(actions);
    assertThat(answer.get("actions")).hasSameSizeAs(chosen);
    assertThat(shape(answer.get("actions"))).isEqualTo(shape(chosen));
    assertThat(numbers(answer.get("actions"))).containsExactly(numbers(chosen), within(TOLERANCE));
  }

  private static Object random(Space space) {
    Pcg64 generator = Pcg64.seeded(7);
    return Batches.stack(
        space, IntStream.range(0, OBSERVATIONS).mapToObj(i -> space.sample(generator)).toList());
  }

  private static Object lists(Object batch) {
    if (batch instanceof Map<?, ?> parts) {
      Map<Object, Object> lists = new LinkedHashMap<>();
      parts.forEach((key, part) -> lists.put(key, lists(part)));
      return lists;
    }
    return batch instanceof NdArray array ? array.toNestedList() : batch;
  }

  private static List<Integer> shape(JsonNode nested) {
    List<Integer> shape = new ArrayList<>();
    for (JsonNode node = nested; node.isArray(); node = node.get(0)) {
      shape.add(node.size());
    }
    return shape;
  }

  private static double[] numbers(JsonNode nested) {
    List<Double> numbers = new ArrayList<>();
    collect(nested, numbers);
    return numbers.stream().mapToDouble(number -> number).toArray();
  }

  private static void collect(JsonNode nested, List<Double> numbers) {
    if (nested.isArray()) {
      nested.forEach(item -> collect(item, numbers));
    } else {
      numbers.add(nested.isBoolean() ? (nested.asBoolean() ? 1.0 : 0.0) : nested.doubleValue());
    }
  }
}
