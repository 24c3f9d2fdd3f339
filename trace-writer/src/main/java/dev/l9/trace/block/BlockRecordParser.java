package dev.l9.trace.block;

import dev.l9.trace.json.PlainJson;
import dev.l9.trace.model.CapturedValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads lines of {@link BlockRecordEncoder}. Thread-safe. */
public final class BlockRecordParser {

  private BlockRecordParser() {}

  /**
   * Parses a line.
   *
   * @throws IllegalArgumentException where the text isn't a record; the message says why
   */
  public static BlockRecord parse(String line) {
    if (!(PlainJson.read(line) instanceof CapturedValue.Fields fields)) {
      throw new IllegalArgumentException("not a record: no object");
    }
    Map<String, CapturedValue> record = fields.values();
    CapturedValue block = record.get("block");
    if (block == null) {
      throw new IllegalArgumentException("not a record: 'block' is missing");
    }
    return new BlockRecord(
        text(record, "run"),
        text(record, "source"),
        count(record, "entry_epoch_us"),
        count(record, "executions"),
        count(record, "successes"),
        record.get("confidence_set") instanceof CapturedValue.Bool bool && bool.value(),
        BlockParser.parse(block));
  }

  private static String text(Map<String, CapturedValue> record, String key) {
    if (record.get(key) instanceof CapturedValue.Text text) {
      return text.value();
    }
    throw notOfItsType(record.get(key), key, "string");
  }

  private static long count(Map<String, CapturedValue> record, String key) {
    if (record.get(key) instanceof CapturedValue.Num num) {
      return num.value().longValue();
    }
    throw notOfItsType(record.get(key), key, "number");
  }

  private static IllegalArgumentException notOfItsType(
      @Nullable CapturedValue value, String key, String type) {
    String what = value == null ? "is missing" : "is not a " + type;
    return new IllegalArgumentException("not a record: '" + key + "' " + what);
  }
}
