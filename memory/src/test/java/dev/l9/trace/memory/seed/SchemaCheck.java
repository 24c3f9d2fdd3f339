package dev.l9.trace.memory.seed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.json.JsonMapper;

/** What an editor that has the schema marks in a pack. */
final class SchemaCheck {

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(resource("seed-pack.schema.json"));

  private SchemaCheck() {}

  static List<String> errors(String yaml) {
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    String json = JsonMapper.shared().writeValueAsString(new Load(settings).loadFromString(yaml));
    return SCHEMA.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  static String resource(String name) {
    try (InputStream resource =
        Objects.requireNonNull(SeedPack.class.getResourceAsStream(name), name)) {
      return new String(resource.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
