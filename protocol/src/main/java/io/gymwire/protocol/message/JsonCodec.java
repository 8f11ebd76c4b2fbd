package io.gymwire.protocol.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.gymwire.protocol.error.ErrorCode;
import io.gymwire.protocol.error.GymWireException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** JSON (RFC 8259) in UTF-8, with arrays as nested lists and non-finite numbers as strings. */
final class JsonCodec implements Codec {
  private static final int EXPECTED_BYTES = 512;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Nesting.MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(2 * Nesting.MAX_DEPTH).build())
          .build();

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public ByteBuffer encode(Map<String, ?> message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(EXPECTED_BYTES);
    try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      new JsonTreeWriter(generator).value(message, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  @Override
  public Codec reusingMemory() {
    return this;
  }

  @Override
  public Map<String, Object> decode(ByteBuffer bytes) {
    return decode(bytes, Integer.MAX_VALUE);
  }

  @Override
  public Map<String, Object> decode(ByteBuffer bytes, int maxItems) {
    byte[] array;
    int start = 0;
    if (bytes.hasArray()) {
      array = bytes.array();
      start = bytes.arrayOffset() + bytes.position();
    } else {
      array = new byte[bytes.remaining()];
      bytes.get(bytes.position(), array);
    }
    try (JsonParser parser = FACTORY.createParser(array, start, bytes.remaining())) {
      return new JsonTreeReader(parser, maxItems).message();
    } catch (JsonProcessingException e) {
      throw malformed(e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw malformed(e.getMessage(), e);
    }
  }

  private static GymWireException malformed(String reason, IOException cause) {
    return new GymWireException(
        ErrorCode.MALFORMED_MESSAGE, "not a JSON message: " + reason, cause);
  }
}
