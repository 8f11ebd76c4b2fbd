package io.gymwire.protocol.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md says what the classes here do. */
class ProtocolDocumentTest {
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "<!-- example: ([a-z]+) ([a-z]+)( cbor)? -->\n```(json|text)\n(.*?)\n```",
          Pattern.DOTALL);

  /** An example of PROTOCOL.md. */
  private record Example(String operation, String kind, boolean cbor, String text) {
    static Example of(MatchResult match) {
      return new Example(match.group(1), match.group(2), match.group(3) != null, match.group(5));
    }

    Map<String, Object> message() {
      return cbor
          ? Codec.CBOR.decode(ByteBuffer.wrap(HexFormat.of().parseHex(text.replace("\n", ""))))
          : Codec.JSON.decode(ByteBuffer.wrap(text.getBytes(UTF_8)));
    }
  }

  @Test
  void everyOperationHasARequestAndAReply() throws IOException {
    for (String kind : List.of("request", "reply")) {
      Set<String> operations =
          examples().stream()
              .filter(example -> example.kind().equals(kind))
              .map(Example::operation)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(operations)
          .contains(
              "describe", "list", "make", "reset", "step", "render", "save", "restore", "close");
    }
  }

  @Test
  void everyRequestNamesItsOperationAndEveryReplyRepeatsTheId() throws IOException {
    Object id = null;
    for (Example example : examples()) {
      Map<String, Object> message = example.message();
      if (example.kind().equals("request")) {
        assertThat(message).containsEntry("op", example.operation()).containsKey("id");
        id = message.get("id");
      } else {
        assertThat(message).containsEntry("id", id);
      }
    }
  }

  @Test
  void requestsAndRepliesAreReadByTheMappings() throws IOException {
    for (Example example : examples()) {
      Message message = Message.of(example.message());
      switch (example.operation() + " " + example.kind()) {
        case "list reply" -> assertThat(SpecMessages.decodeList(message)).hasSize(1);
        case "make request" -> MakeMessages.decode(message);
        case "make reply" -> {
          MadeSession made = MadeSession.decode(message);
          Map<String, Object> again = made.encode();
          again.put("id", message.fields().get("id"));
          assertThat(throughJson(again)).isEqualTo(message.fields());
        }
        case "error reply" -> {
          Map<String, Object> problem = message.message("error").fields();
          GymWireException error = Problems.decode(problem);
          assertThat(throughJson(Problems.encode(error))).isEqualTo(problem);
        }
        default -> assertThat(message.fields()).isNotEmpty();
      }
    }
  }

  @Test
  void theExamplesInCborAreThoseInJson() throws IOException {
    List<Example> inCbor = examples().stream().filter(Example::cbor).toList();
    assertThat(inCbor).hasSize(2);
    for (Example example : inCbor) {
      assertThat(examples().stream().filter(other -> !other.cbor()).map(Example::message))
          .contains(throughJson(example.message()));
    }
  }

  @Test
  void everyErrorCodeIsListedWithItsStatusAndCategory() throws IOException {
    String document = document("PROTOCOL.md");
    String openApi = document("openapi.yaml");
    for (ErrorCode code : ErrorCode.values()) {
      Map<String, Object> problem = Problems.encode(new GymWireException(code, ""));
      assertThat(document)
          .contains(
              "| `%s` | %s | %s |"
                  .formatted(problem.get("code"), problem.get("status"), problem.get("category")));
      assertThat(openApi).containsPattern("[ \\[]" + problem.get("code") + "[,\\]]");
    }
  }

  private static Map<String, Object> throughJson(Map<String, Object> message) {
    return Codec.JSON.decode(Codec.JSON.encode(message));
  }

  private static List<Example> examples() throws IOException {
    return EXAMPLE.matcher(document("PROTOCOL.md")).results().map(Example::of).toList();
  }

  private static String document(String name) throws IOException {
    return Files.readString(Path.of(name));
  }
}
