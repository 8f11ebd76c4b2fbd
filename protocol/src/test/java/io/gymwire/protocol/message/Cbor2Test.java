package io.gymwire.protocol.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.gymwire.protocol.array.DType;
import io.gymwire.protocol.array.NdArray;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python's cbor2 reads what is written here, and what it writes is read here. */
@Tag("gymnasium")
class Cbor2Test {
  /**
   * Reads the file that it is given with the functions of PROTOCOL.md's client, checks every value,
   * and writes them again.
   */
  private static final String CHECK =
      """

      import math, sys
      message = cbor2.loads(open(sys.argv[1], "rb").read(), tag_hook=read_tag)
      assert message["none"] is None and message["yes"] is True
      assert message["integers"] == [0, -1, 2**53 + 1, 2**63 - 1, -2**63, 2**64 - 1, -2**64, 2**70], message
      assert message["text"] == "\\u00fc\\u6c34\\U0001f600", message
      assert math.isnan(message["nan"]) and message["infinity"] == math.inf and message["tenth"] == 0.1
      assert message["bytes"] == b"\\x01\\x02"
      assert list(message) == sorted(message, key=list(message).index)
      for name, array in message["arrays"].items():
          assert str(array.dtype) == name and array.shape == (2, 3), (name, array.dtype, array.shape)
          expected = np.array([0, 1, 0, 1, 1, 0] if name == "bool" else [0, 1, 2, 3, 4, 5], name).reshape(2, 3)
          assert (array == expected).all(), (name, array)
      assert message["rewards"].dtype == np.float64 and message["rewards"].tolist() == [0.1, -2.0]
      assert message["flags"].dtype == bool and message["flags"].tolist() == [True, False]

      def write(encoder, value):
          if value.dtype == bool:
              encoder.encode(cbor2.CBORTag(40, [list(value.shape), value.ravel().tolist()]))
          else:
              write_array(encoder, value)

      open(sys.argv[2], "wb").write(cbor2.dumps(message, default=write))
      """;

  @Test
  void messagesSurviveTheWayThroughPython(@TempDir Path directory)
      throws IOException, InterruptedException {
    Map<String, Object> message = message();
    Path written = directory.resolve("written.cbor");
    Path returned = directory.resolve("returned.cbor");
    Path script = directory.resolve("check.py");
    Files.write(written, bytes(Codec.CBOR.encode(message)));
    Files.writeString(script, codecOfTheDocument() + CHECK);

    run(script, written, returned);

    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(returned));
    assertThat(Codec.JSON.decode(Codec.JSON.encode(Codec.CBOR.decode(bytes))))
        .isEqualTo(Codec.JSON.decode(Codec.JSON.encode(message)));
    bytes.rewind();
    assertThat(Codec.CBOR.decode(bytes).get("arrays")).isEqualTo(message.get("arrays"));
  }

  private static Map<String, Object> message() {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("none", null);
    message.put("yes", true);
    message.put(
        "integers",
        List.of(
            0L,
            -1L,
            (1L << 53) + 1,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            BigInteger.TWO.pow(64).subtract(BigInteger.ONE),
            BigInteger.TWO.pow(64).negate(),
            BigInteger.TWO.pow(70)));
    message.put("text", "\u00fc\u6c34\ud83d\ude00");
    message.put("nan", Double.NaN);
    message.put("infinity", Double.POSITIVE_INFINITY);
    message.put("tenth", 0.1);
    message.put("bytes", new byte[] {1, 2});
    message.put("arrays", arrays());
    message.put("rewards", new double[] {0.1, -2});
    message.put("flags", new boolean[] {true, false});
    return message;
  }

  private static Map<String, Object> arrays() {
    Map<String, Object> arrays = new LinkedHashMap<>();
    for (DType dtype : DType.values()) {
      NdArray array = NdArray.zeros(dtype, 2, 3);
      for (int i = 0; i < array.size(); i++) {
        array.setLong(i, dtype == DType.BOOL ? List.of(0, 1, 0, 1, 1, 0).get(i) : i);
      }
      arrays.put(dtype.numpyName(), array);
    }
    return arrays;
  }

  /** Returns the part of the document's client that needs no network. */
  private static String codecOfTheDocument() throws IOException {
    String document = Files.readString(Path.of("PROTOCOL.md"));
    String client = document.substring(document.indexOf("```python\n") + "```python\n".length());
    return client
        .substring(0, client.indexOf("class Connection"))
        .replaceAll("(?m)^from websockets.*\n", "");
  }

  private static void run(Path script, Path... arguments) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                System.getProperty("gymwire.python"),
                script.toString(),
                arguments[0].toString(),
                arguments[1].toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
