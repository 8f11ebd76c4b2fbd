package io.gymwire.protocol.message;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.NumberInput;
import com.fasterxml.jackson.core.io.NumberOutput;
import io.gymwire.protocol.array.NdArray;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Writes the values of a message as JSON. */
final class JsonTreeWriter {
  private final JsonGenerator json;

  JsonTreeWriter(JsonGenerator json) {
    this.json = json;
  }

  void value(Object value, int depth) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof String text) {
      json.writeString(Texts.wellFormed(text));
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Float number) {
      float32(number);
    } else if (value instanceof Long
        || value instanceof Integer
        || value instanceof Short
        || value instanceof Byte) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof BigInteger number) {
      json.writeNumber(number);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof NdArray array) {
      array(array, 0, 0, array.size());
    } else if (value instanceof double[] doubles) {
      json.writeArray(doubles, 0, doubles.length);
    } else if (value instanceof boolean[] flags) {
      booleans(flags);
    } else if (value instanceof byte[] bytes) {
      json.writeBinary(bytes);
    } else if (value instanceof List<?> list) {
      list(list, Nesting.deeper(depth));
    } else if (value instanceof Map<?, ?> map) {
      map(map, Nesting.deeper(depth));
    } else {
      throw Nesting.unsupported(value);
    }
  }

  private void map(Map<?, ?> map, int depth) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getKey() instanceof String name)) {
        throw Nesting.unsupportedKey(entry.getKey());
      }
      json.writeFieldName(Texts.wellFormed(name));
      value(entry.getValue(), depth);
    }
    json.writeEndObject();
  }

  private void list(List<?> list, int depth) throws IOException {
    json.writeStartArray();
    for (Object item : list) {
      value(item, depth);
    }
    json.writeEndArray();
  }

  private void booleans(boolean[] flags) throws IOException {
    json.writeStartArray();
    for (boolean flag : flags) {
      json.writeBoolean(flag);
    }
    json.writeEndArray();
  }

  private void array(NdArray array, int axis, int start, int count) throws IOException {
    if (axis == array.rank()) {
      element(array, start);
      return;
    }
    int length = array.length(axis);
    int step = length == 0 ? 0 : count / length;
    json.writeStartArray();
    for (int i = 0; i < length; i++) {
      array(array, axis + 1, start + i * step, step);
    }
    json.writeEndArray();
  }

  private void element(NdArray array, int index) throws IOException {
    switch (array.dtype()) {
      case BOOL -> json.writeBoolean(array.getBoolean(index));
      case FLOAT32 -> float32(array.getFloat(index));
      case FLOAT64 -> json.writeNumber(array.getDouble(index));
      case UINT64 -> json.writeNumber(Long.toUnsignedString(array.getLong(index)));
      case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64 ->
          json.writeNumber(array.getLong(index));
    }
  }

  /**
   * Writes the shortest decimal that identifies the float. Most readers know doubles only and
   * narrow them afterwards: the few floats that this rounds twice, such as 7.038531e-26, are
   * written with a double's digits.
   */
  private void float32(float number) throws IOException {
    if (!Float.isFinite(number)) {
      json.writeNumber(number);
      return;
    }
    String shortest = NumberOutput.toString(number, true);
    if ((float) NumberInput.parseDouble(shortest, true) == number) {
      json.writeNumber(shortest);
    } else {
      json.writeNumber((double) number);
    }
  }
}
