package dev.l9.trace.contract.baseline;

import dev.l9.trace.contract.registry.EntryLines;
import dev.l9.trace.contract.rule.RuleId;
import dev.l9.trace.contract.rule.Violation;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import java.util.Comparator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * What accepted violations have in common: whatever line they move to, they stay the same ones.
 *
 * @param symbol what in the file is meant, such as a field's name
 */
record BaselineEntry(String path, RuleId rule, String symbol) implements Comparable<BaselineEntry> {

  private static final Comparator<BaselineEntry> ORDER =
      Comparator.comparing(BaselineEntry::path)
          .thenComparing(BaselineEntry::rule)
          .thenComparing(BaselineEntry::symbol);

  static BaselineEntry of(Violation violation) {
    return new BaselineEntry(violation.path(), violation.rule(), violation.symbol());
  }

  /** An entry of the file, with how many violations it accepts. */
  record Counted(BaselineEntry entry, int count) {}

  /**
   * Reads an entry.
   *
   * @throws IllegalArgumentException where that is none; the message says why
   */
  static Counted read(JsonParser json) {
    String path = "";
    String rule = "";
    String symbol = "";
    int count = 0;
    for (String key = json.nextName(); key != null; key = json.nextName()) {
      switch (key) {
        case "path" -> path = EntryLines.text(json);
        case "rule" -> rule = EntryLines.text(json);
        case "symbol" -> symbol = EntryLines.text(json);
        case "count" -> count = count(json);
        default ->
            throw new IllegalArgumentException("it has the key " + key + ", which is unknown");
      }
    }
    String id = rule;
    RuleId known =
        RuleId.of(id)
            .orElseThrow(() -> new IllegalArgumentException("there is no rule '" + id + "'"));
    if (path.isEmpty() || count < 1) {
      throw new IllegalArgumentException("it has no path, or no count");
    }
    return new Counted(new BaselineEntry(path, known, symbol), count);
  }

  private static int count(JsonParser json) {
    boolean isInt =
        json.nextToken() == JsonToken.VALUE_NUMBER_INT
            && json.getNumberType() == JsonParser.NumberType.INT;
    return isInt ? json.getIntValue() : 0;
  }

  void write(JsonBytes out, int count) {
    JsonWriter json = JsonWriter.onOneLine(out).beginObject();
    json.key("path").value(path).key("rule").value(rule.id()).key("symbol").value(symbol);
    json.key("count").value(count).end();
  }

  /** By path, then by rule. */
  @Override
  public int compareTo(BaselineEntry other) {
    return ORDER.compare(this, other);
  }
}
