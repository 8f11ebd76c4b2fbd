package io.gymwire.protocol.message;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the values of a message from JSON; the parser guards against deep nesting and endless
 * numbers.
 */
final class JsonTreeReader {
  private final JsonParser json;
  private final ItemCount items;

  JsonTreeReader(JsonParser json, int maxItems) {
    this.json = json;
    this.items = new ItemCount(maxItems);
  }

  /** Returns the one object that the text is. */
  Map<String, Object> message() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw malformed("a message is an object");
    }
    Map<String, Object> message = map();
    if (json.nextToken() != null) {
      throw malformed("something follows the message");
    }
    return message;
  }

  private Object value(JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> map();
      case START_ARRAY -> list();
      case VALUE_STRING -> wellFormed(json.getText());
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> finite(json.getDoubleValue());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw malformed("a value is missing");
    };
  }

  private Map<String, Object> map() throws IOException {
    String name = json.nextFieldName();
    if (name == null) {
      return Map.of();
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (; name != null; name = json.nextFieldName()) {
      items.add();
      int before = map.size();
      map.put(wellFormed(name), value(json.nextToken()));
      if (map.size() == before) {
        throw malformed("the name '" + name + "' occurs twice in an object");
      }
    }
    return map;
  }

  private List<Object> list() throws IOException {
    JsonToken token = json.nextToken();
    if (token == JsonToken.END_ARRAY) {
      return List.of();
    }
    List<Object> list = new ArrayList<>();
    for (; token != JsonToken.END_ARRAY; token = json.nextToken()) {
      items.add();
      list.add(value(token));
    }
    return list;
  }

  private Object integer() throws IOException {
    return switch (json.getNumberType()) {
      case INT, LONG -> json.getLongValue();
      case BIG_INTEGER -> normalized(json.getBigIntegerValue());
      case FLOAT, DOUBLE, BIG_DECIMAL -> finite(json.getDoubleValue());
    };
  }

  private static Object normalized(BigInteger number) {
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  private double finite(double number) throws IOException {
    if (Double.isInfinite(number)) {
      throw malformed("a number is beyond the range of 64-bit floating point");
    }
    return number;
  }

  private String wellFormed(String text) throws IOException {
    if (!Texts.isWellFormed(text)) {
      throw malformed("a string has an unpaired surrogate");
    }
    return text;
  }

  private JsonParseException malformed(String reason) {
    return new JsonParseException(json, reason);
  }
}
