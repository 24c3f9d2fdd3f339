package dev.l9.trace.reader.event;

import dev.l9.trace.json.PlainJson;
import dev.l9.trace.model.CapturedValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON text as captured values. {@link PlainJson} also reads JSON as captured values, and
 * needs no library; this class is faster, and limits the length of numbers.
 */
final class JsonReader {

  /**
   * The agent writes numbers of up to 1,234 digits. Longer ones are limited, because the time for
   * reading a number grows faster than its length.
   */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(10_000)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonReader() {}

  /**
   * Reads one value.
   *
   * @throws IllegalArgumentException where the text isn't exactly one JSON value
   */
  static CapturedValue read(String json) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new IllegalArgumentException("not JSON: empty");
      }
      CapturedValue value = value(parser, first);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("not JSON: text after the end");
      }
      return value;
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static CapturedValue value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_TRUE -> new CapturedValue.Bool(true);
      case VALUE_FALSE -> new CapturedValue.Bool(false);
      case VALUE_NULL -> CapturedValue.NULL;
      case VALUE_NUMBER_INT -> new CapturedValue.Num(parser.getNumberValue());
      case VALUE_NUMBER_FLOAT -> new CapturedValue.Num(decimal(parser.getString()));
      default -> new CapturedValue.Text(parser.getString());
    };
  }

  private static CapturedValue object(JsonParser parser) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    for (String key = parser.nextName(); key != null; key = parser.nextName()) {
      fields.put(key, value(parser, parser.nextToken()));
    }
    return new CapturedValue.Fields(fields);
  }

  private static CapturedValue array(JsonParser parser) {
    List<CapturedValue> items = new ArrayList<>();
    JsonToken token = parser.nextToken();
    while (token != JsonToken.END_ARRAY) {
      items.add(value(parser, token));
      token = parser.nextToken();
    }
    return new CapturedValue.Items(items);
  }

  /**
   * Returns a double if its text is the given one, and else a {@link BigDecimal}; so the number can
   * be written again as it was.
   */
  private static Number decimal(String text) {
    double value = Double.parseDouble(text);
    return Double.toString(value).equals(text) ? (Number) value : new BigDecimal(text);
  }
}
