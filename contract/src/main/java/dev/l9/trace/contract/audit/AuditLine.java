package dev.l9.trace.contract.audit;

import dev.l9.trace.json.JsonBytes;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Writes and reads the lines of the log. */
final class AuditLine {

  private static final String PASS = "PASS";
  private static final String FAIL = "FAIL";

  private static final JsonFactory FACTORY = new JsonFactory();

  private AuditLine() {}

  /** The bytes to append to a log for these entries. */
  static ByteBuffer all(List<AuditEntry> entries, LogEnd end) {
    JsonBytes out = JsonBytes.compact();
    if (end.isTorn()) {
      out.raw('\n');
    }
    String previous = end.hash();
    for (AuditEntry entry : entries) {
      int start = out.size();
      write(entry, out);
      previous = ChainedLine.end(out, start, previous);
    }
    return out.toBuffer();
  }

  private static void write(AuditEntry entry, JsonBytes out) {
    out.raw("{\"timestamp\":").string(entry.timestamp().toString());
    out.raw(",\"action\":").string(entry.action().label());
    out.raw(",\"file_path\":").string(entry.filePath());
    out.raw(",\"component_id\":").string(entry.componentId());
    out.raw(",\"validation_result\":").string(entry.isPass() ? PASS : FAIL);
    out.raw(",\"reason_if_fail\":").string(entry.reason());
  }

  /** Reads the bytes of a line; empty where they are no whole entry. */
  static Optional<AuditEntry> read(byte[] line, int length) {
    if (length == 0 || line[length - 1] != '}' || !ChainedLine.startsAsEntry(line, length)) {
      return Optional.empty();
    }
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), line, 0, length)) {
      return of(texts(json));
    } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> texts(JsonParser json) {
    Map<String, String> texts = new HashMap<>();
    json.nextToken();
    for (String key = json.nextName(); key != null; key = json.nextName()) {
      if (json.nextToken() == JsonToken.VALUE_STRING) {
        texts.put(key, json.getString());
      } else {
        json.skipChildren();
      }
    }
    return texts;
  }

  private static Optional<AuditEntry> of(Map<String, String> texts) {
    Optional<AuditAction> action = AuditAction.of(texts.getOrDefault("action", ""));
    String result = texts.getOrDefault("validation_result", "");
    boolean isPass = result.equals(PASS);
    if (action.isEmpty() || !(isPass || result.equals(FAIL))) {
      return Optional.empty();
    }
    return Optional.of(
        new AuditEntry(
            Instant.parse(texts.getOrDefault("timestamp", "")),
            action.get(),
            texts.getOrDefault("file_path", ""),
            texts.getOrDefault("component_id", ""),
            isPass,
            texts.getOrDefault("reason_if_fail", "")));
  }
}
