package io.gymwire.agentsdk.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Writes tensors in the <a href="https://github.com/huggingface/safetensors">safetensors</a>
 * format: the length of the header (uint64, little-endian), the header (JSON: dtype, shape and
 * data_offsets by name, and texts under {@code __metadata__}), and the data.
 */
public final class SafetensorsFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ALIGNMENT = 8;

  private SafetensorsFile() {}

  /**
   * A tensor of float32.
   *
   * @param shape of it
   * @param elements the last axis running fastest
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Tensor(List<Long> shape, float[] elements) {}

  /** Writes {@code tensors} and {@code metadata} into {@code file}, in the order of the maps. */
  public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) {
    byte[] header = header(tensors, metadata);
    int size = tensors.values().stream().mapToInt(tensor -> tensor.elements.length).sum();
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + header.length + Math.multiplyExact(size, Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length).put(header);
    for (Tensor tensor : tensors.values()) {
      for (float element : tensor.elements) {
        bytes.putFloat(element);
      }
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, bytes.array());
    } catch (IOException e) {
      throw new GymWireException(ErrorCode.INVALID_VALUE, "cannot write " + file, e);
    }
  }

  private static byte[] header(Map<String, Tensor> tensors, Map<String, String> metadata) {
    ObjectNode header = JSON.createObjectNode();
    ObjectNode texts = header.putObject("__metadata__");
    metadata.forEach(texts::put);
    long offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      ObjectNode description = header.putObject(entry.getKey()).put("dtype", "F32");
      entry.getValue().shape.forEach(description.withArray("shape")::add);
      long end = offset + (long) entry.getValue().elements.length * Float.BYTES;
      description.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    try {
      String text = JSON.writeValueAsString(header);
      int length = text.getBytes(StandardCharsets.UTF_8).length;
      // Readers map the data into memory, where floats want to be aligned; the format allows
      // spaces.
      String padding = " ".repeat((ALIGNMENT - length % ALIGNMENT) % ALIGNMENT);
      return (text + padding).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new GymWireException(ErrorCode.INTERNAL_ERROR, "cannot write a header", e);
    }
  }
}
