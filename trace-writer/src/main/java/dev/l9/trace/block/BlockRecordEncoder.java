package dev.l9.trace.block;

import dev.l9.trace.json.JsonBytes;

/**
 * Writes records as lines of JSON, in plain ASCII. The module {@code trace-reader} has the inverse.
 * Thread-safe.
 */
public final class BlockRecordEncoder {

  private BlockRecordEncoder() {}

  /** Appends a line. */
  public static void encode(BlockRecord record, JsonBytes out) {
    out.raw("{\"run\":").string(record.run());
    out.raw(",\"source\":").string(record.source());
    out.raw(",\"entry_epoch_us\":").number(record.entryMicros());
    out.raw(",\"executions\":").number(record.executions());
    out.raw(",\"successes\":").number(record.successes());
    out.raw(",\"confidence_set\":").raw(record.setsConfidence() ? "true" : "false");
    out.raw(",\"block\":");
    out.raw(BlockRenderer.renderLine(record.block())).raw("}\n");
  }
}
