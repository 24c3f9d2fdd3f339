package dev.l9.trace.reader.report;

import dev.l9.trace.model.CapturedValue;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * Writes JSON that can stand in a {@code script} element: it is ASCII, and {@code <}, {@code >} and
 * {@code &} are escaped, so that no captured text can end the element or begin a comment of HTML.
 * Thread-safe.
 */
final class PageJson {

  /** How deep a captured value is shown. The agent captures at most 64 levels. */
  private static final int DEPTH = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .characterEscapes(new HtmlEscapes())
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(DEPTH + 10).build())
          .build();

  private PageJson() {}

  /** A generator that writes to the page, and doesn't close it. */
  static JsonGenerator to(OutputStream page) {
    return FACTORY.createGenerator(ObjectWriteContext.empty(), page, JsonEncoding.UTF8);
  }

  /** The text that the given code writes. */
  static String text(Consumer<JsonGenerator> code) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      code.accept(json);
    }
    return text.toString();
  }

  /** Writes an object of captured values; what is nested too deeply shows as an ellipsis. */
  static void object(JsonGenerator json, Map<String, CapturedValue> fields, TextBudget budget) {
    json.writeStartObject();
    fields(json, fields, budget, DEPTH);
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, CapturedValue value, TextBudget budget, int depth) {
    if (depth == 0 || budget.isSpent()) {
      json.writeString("…");
    } else if (value instanceof CapturedValue.Text text) {
      json.writeString(budget.cut(text.value()));
    } else if (value instanceof CapturedValue.Num num) {
      number(json, num.value(), budget);
    } else if (value instanceof CapturedValue.Bool bool) {
      json.writeBoolean(bool.value());
    } else if (value instanceof CapturedValue.Items items) {
      json.writeStartArray();
      for (CapturedValue item : items.values()) {
        if (budget.isSpent()) {
          json.writeString("…");
          break;
        }
        value(json, item, budget, depth - 1);
      }
      json.writeEndArray();
    } else if (value instanceof CapturedValue.Fields fields) {
      json.writeStartObject();
      fields(json, fields.values(), budget, depth);
      json.writeEndObject();
    } else {
      json.writeNull();
    }
  }

  /** Writes the fields of an object; behind the last one that fits, how many more there are. */
  private static void fields(
      JsonGenerator json, Map<String, CapturedValue> fields, TextBudget budget, int depth) {
    int left = fields.size();
    for (Map.Entry<String, CapturedValue> field : fields.entrySet()) {
      if (budget.isSpent()) {
        json.writeStringProperty("…", left + " more");
        return;
      }
      json.writeName(budget.cut(field.getKey()));
      value(json, field.getValue(), budget, depth - 1);
      left--;
    }
  }

  /** A number with more digits than JavaScript's have is a text, so that it shows as it is. */
  private static void number(JsonGenerator json, Number number, TextBudget budget) {
    if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
      json.writeNumber(number.intValue());
    } else if (number instanceof Double && Double.isFinite(number.doubleValue())) {
      json.writeNumber(number.doubleValue());
    } else if (number instanceof BigDecimal decimal && decimal.precision() < 16) {
      json.writeNumber(decimal);
    } else if (number instanceof BigDecimal || number instanceof BigInteger) {
      json.writeString(budget.cut(number.toString()));
    } else if (number instanceof Long && Math.abs(number.longValue()) < 1L << 53) {
      json.writeNumber(number.longValue());
    } else {
      json.writeString(number.toString());
    }
  }

  /** Escapes what has a meaning in HTML. */
  private static final class HtmlEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      for (char c : new char[] {'<', '>', '&'}) {
        codes[c] = ESCAPE_STANDARD;
      }
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int c) {
      return null;
    }
  }
}
