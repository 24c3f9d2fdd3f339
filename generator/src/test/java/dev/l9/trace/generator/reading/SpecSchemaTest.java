package dev.l9.trace.generator.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.l9.trace.contract.yaml.Shape;
import dev.l9.trace.generator.reading.source.SpecKeys;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema for editors, against the reader. */
final class SpecSchemaTest {

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SpecSchema.json());

  /** What an editor marks. */
  private static List<String> marks(String yaml) {
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    Object file = new Load(settings).loadFromString(yaml);
    String json = JsonMapper.shared().writeValueAsString(file);
    return SCHEMA.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"refund-policy", "ticket-runner", "webhook-inbox", "documented"})
  void specsOfTheDocs_areNotMarked(String name) {
    assertEquals(List.of(), marks(Specs.text(name)));
  }

  /** What the schema marks, the reader doesn't take either. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          id: order_intake               | id: Order
          id: order_intake               | id: 7
          id: order_intake               | key: order_intake
          name: OrderIntake              | name: orderIntake
          kind: service                  | kind: server
          package: com.example.orders    | package: com..orders
          purpose: Takes                 | porpuse: Takes
          layer: operations              | layer: {a: b}
          created_by: "Orders team"      | created_by: [a]
          - pom.xml                      | - {a: b}
          reads: []                      | reads: a
          version: 1.0.0                 | version: a b
          group: com.example             | groups: com.example
          dependencies: []               | dependencies: [Tool]
          dependencies: []               | assumes: {tool_identity: id}
          - enum: Channel                | - enumm: Channel
          - enum: Channel                | - record: Channel
          values: [SHOP, PHONE, MAIL]    | values: []
          values: [SHOP, PHONE, MAIL]    | values: [shop]
          name: quantity                 | name: Quantity
          min: 1                         | min: one
          max_length: 40                 | max_length: 4.5
          max_length: 40                 | max_length: -1
          not_blank: true                | not_blank: maybe
          call: OrderStore.save          | call: save
          call: OrderStore.save          | idempotency: {key: orderId, ttl: PT5M, max_entries: 5}
          call: OrderStore.save          | loop: {}
          layer: SYSTEM                  | layer: system
          patterns: [dispatch]           | idempotency: {}
          patterns: [dispatch]           | idempotency: {key: orderId, ttl: 5m, max_entries: 5}
          patterns: [dispatch]           | idempotency: {key: orderId, ttl: P, max_entries: 5}
          patterns: [dispatch]           | idempotency: {key: orderId, ttl: PT5M, max_entries: 0}
          on_internal: fail_closed       | on_internal: fail_open
          - errors.typed                 | - errors.types
          """)
  void wrongSpecs_areMarked(String before, String after) {
    String text = Specs.text("documented").replaceFirst(Pattern.quote(before), after);
    assertFalse(marks(text).isEmpty());
    assertFalse(Specs.complaints(text).isEmpty());
  }

  @Test
  void keys_areThoseOfTheReader_eachWithADescription() {
    JsonNode schema = JsonMapper.shared().readTree(SpecSchema.json());
    assertEquals("https://json-schema.org/draft/2020-12/schema", schema.path("$schema").asString());
    compare("", SpecKeys.ROOT, schema);
  }

  private static void compare(String at, Shape shape, JsonNode schema) {
    if (shape instanceof Shape.Items items) {
      assertEquals("array", schema.path("type").asString(), at);
      compare(at + "[]", items.each(), schema.path("items"));
    } else if (shape instanceof Shape.Keys keys) {
      JsonNode properties = schema.path("properties");
      assertEquals(keys.known().keySet(), new LinkedHashSet<>(properties.propertyNames()), at);
      assertEquals(keys.demands().required().size(), schema.path("required").size(), at);
      keys.known()
          .forEach(
              (key, each) -> {
                assertFalse(properties.path(key).path("description").asString().isBlank(), key);
                compare(at + "." + key, each, properties.path(key));
              });
    } else {
      boolean isSaid = schema.has("type") || schema.has("enum") || schema.has("anyOf");
      assertEquals(true, isSaid, at);
    }
  }
}
