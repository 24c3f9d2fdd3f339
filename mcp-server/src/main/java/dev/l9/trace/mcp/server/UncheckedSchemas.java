package dev.l9.trace.mcp.server;

import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import java.util.Map;

/**
 * Takes every value for valid. The tools check what they are called with themselves, and say more
 * of what is wrong; a test holds their answers against their schemas. A validator of schemas would
 * take a third of the server's start.
 */
final class UncheckedSchemas implements JsonSchemaValidator {

  @Override
  public ValidationResponse validate(Map<String, Object> schema, Object value) {
    return ValidationResponse.asValid(null);
  }
}
