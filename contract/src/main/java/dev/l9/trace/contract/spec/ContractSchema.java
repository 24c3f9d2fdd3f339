package dev.l9.trace.contract.spec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The JSON Schema (draft 2020-12) of a contract's file, by which editors complete keys and mark
 * mistakes. {@link ContractReader} finds more of these than a schema can say. Thread-safe.
 */
public final class ContractSchema {

  private ContractSchema() {}

  /** Its text, which ends with a line break. */
  public static String text() {
    try (InputStream schema =
        ContractSchema.class.getResourceAsStream("/dev/l9/trace/contract/contract.schema.json")) {
      if (schema == null) {
        throw new IllegalStateException("contract.schema.json is missing beside the classes of l9");
      }
      return new String(schema.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
