package dev.l9.trace.reader.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes a table by RFC 4180: UTF-8, a line of names, lines that end with CR and LF, an event a
 * line. The last column has, as JSON, what the metadata have beside the columns before.
 *
 * <p>Spreadsheets run values as formulas that begin with {@code = + - @}, with their full-width
 * forms, with a tab or a line end. So an apostrophe precedes these, as OWASP advises, and precedes
 * values that begin with one: whoever takes one apostrophe away has the value. Characters that
 * would command a terminal or turn its text around are written as escapes of JSON.
 */
public final class CsvExporter implements Exporter {

  private static final List<String> KEYS =
      List.of(
          "root_id",
          "duration_ns",
          "task",
          "class",
          "method",
          "thread",
          "error",
          "cause",
          "at",
          "origin");

  private static final String HEADER =
      "trace_id,parent_id,timestamp,hrm_layer,operation,component,input_summary,output_summary,"
          + "duration_ms,status,"
          + String.join(",", KEYS)
          + ",metadata\r\n";

  private static final String FORMULA = "=+-@\t\r\n'＝＋－＠";

  private final OutputStream out;
  private final StringBuilder line = new StringBuilder();
  private boolean isFirst;

  public CsvExporter(OutputStream out) {
    this.out = out;
  }

  @Override
  public void begin() throws IOException {
    out.write(HEADER.getBytes(UTF_8));
  }

  @Override
  public void event(Event event) throws IOException {
    line.setLength(0);
    isFirst = true;
    value(event.traceId());
    value(Objects.requireNonNullElse(event.parentId(), ""));
    value(event.timestamp());
    value(event.layer());
    value(event.operation());
    value(event.component());
    value(event.inputSummary());
    value(event.outputSummary());
    value(Long.toString(event.durationMs()));
    value(event.status());
    metadata(event);
    line.append("\r\n");
    out.write(line.toString().getBytes(UTF_8));
  }

  @Override
  public String end() throws IOException {
    out.flush();
    return "";
  }

  private void metadata(Event event) {
    Map<String, CapturedValue> rest = new LinkedHashMap<>(event.metadata());
    for (String key : KEYS) {
      CapturedValue value = rest.remove(key);
      value(value == null ? "" : text(value));
    }
    value(rest.isEmpty() ? "" : JsonBytes.compact().fields(rest).toString());
  }

  private static String text(CapturedValue value) {
    return value instanceof CapturedValue.Text text
        ? text.value()
        : JsonBytes.compact().value(value).toString();
  }

  private void value(String value) {
    if (!isFirst) {
      line.append(',');
    }
    isFirst = false;
    int start = line.length();
    boolean isQuoted = false;
    if (!value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0) {
      line.append('\'');
    }
    for (int i = 0, c; i < value.length(); i += Character.charCount(c)) {
      c = value.codePointAt(i);
      isQuoted |= c == '"' || c == ',' || c == ';' || c < ' ';
      character(c);
    }
    if (isQuoted) {
      line.insert(start, '"').append('"');
    }
  }

  private void character(int c) {
    if (c == '"') {
      line.append("\"\"");
    } else if (PlainText.isUnsafe(c) && "\t\r\n".indexOf(c) < 0) {
      PlainText.escape(c, line);
    } else {
      line.appendCodePoint(c);
    }
  }
}
