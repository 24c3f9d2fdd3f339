package dev.l9.trace.contract.registry;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.model.CapturedValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;

/**
 * What the registry says of a file. Immutable.
 *
 * @param lastGeneratedAt when its metadata were last written, in ISO 8601, such as {@code
 *     2026-01-02T02:04:00Z}; empty if that isn't known
 * @param others what other programs have added to the entry, by key
 */
public record RegistryEntry(
    FileFacts facts,
    Compliance compliance,
    String lastGeneratedAt,
    Map<String, CapturedValue> others) {

  private static final String FILE = "file";
  private static final String ID = "component_id";
  private static final String LAYER = "layer";
  private static final String LEVEL = "governance_level";
  private static final String STATUS = "status";
  private static final String COMPLIANCE = "compliance_status";
  private static final String GENERATED = "last_generated_at";

  /** The keys of an entry, in their order. */
  private static final List<String> KEYS =
      List.of(FILE, ID, LAYER, LEVEL, STATUS, COMPLIANCE, GENERATED);

  public RegistryEntry {
    others = others.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(others));
  }

  /** The entry of a file that was generated now. */
  public static RegistryEntry of(FileFacts facts, Compliance compliance, Instant generated) {
    return new RegistryEntry(facts, compliance, generated.toString(), Map.of());
  }

  /**
   * Reads an entry.
   *
   * @param json stands at the beginning of the object
   * @throws IllegalArgumentException where a key is missing or has a wrong value; the message says
   *     which
   */
  static RegistryEntry read(JsonParser json) {
    String[] texts = new String[KEYS.size()];
    Map<String, CapturedValue> others = Map.of();
    for (String key = json.nextName(); key != null; key = json.nextName()) {
      int known = KEYS.indexOf(key);
      if (known >= 0) {
        texts[known] = EntryLines.text(json);
      } else {
        others = others.isEmpty() ? new LinkedHashMap<>() : others;
        others.put(key, EntryLines.value(json));
      }
    }
    int missing = Arrays.asList(texts).indexOf(null);
    if (missing >= 0) {
      throw new IllegalArgumentException("it has no " + KEYS.get(missing));
    }
    FileFacts facts = new FileFacts(texts[0], texts[1], texts[2], texts[3], texts[4]);
    return new RegistryEntry(facts, Compliance.of(texts[5]), texts[6], others);
  }

  /** The path of the file. */
  public String file() {
    return facts.file();
  }

  /** This entry, with what came of a later check. */
  public RegistryEntry with(Compliance checked) {
    return new RegistryEntry(facts, checked, lastGeneratedAt, others);
  }

  /** This entry, with what others have added to an earlier one. */
  RegistryEntry withOthersOf(RegistryEntry earlier) {
    if (earlier.others.isEmpty()) {
      return this;
    }
    Map<String, CapturedValue> all = new LinkedHashMap<>(earlier.others);
    all.putAll(others);
    return new RegistryEntry(facts, compliance, lastGeneratedAt, all);
  }

  /** When its metadata were last written; the beginning of all times where that isn't known. */
  Instant generated() {
    try {
      return Instant.parse(lastGeneratedAt);
    } catch (DateTimeException e) {
      return Instant.MIN;
    }
  }

  /** Writes the entry as an object on one line, without the line's end. */
  void write(JsonBytes out) {
    JsonWriter json = JsonWriter.onOneLine(out).beginObject();
    json.key(FILE).value(facts.file()).key(ID).value(facts.componentId());
    json.key(LAYER).value(facts.layer()).key(LEVEL).value(facts.governanceLevel());
    json.key(STATUS).value(facts.status()).key(COMPLIANCE).value(compliance.label());
    json.key(GENERATED).value(lastGeneratedAt);
    others.forEach((key, value) -> json.key(key).value(value));
    json.end();
  }

  /** The entry as it is in the file, an object on one line. */
  public String line() {
    JsonBytes out = JsonBytes.compact();
    write(out);
    return out.toString();
  }
}
