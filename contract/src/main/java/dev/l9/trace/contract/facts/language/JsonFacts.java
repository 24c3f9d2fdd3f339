package dev.l9.trace.contract.facts.language;

import dev.l9.trace.contract.facts.text.SourceText;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/** Reads what the root object of JSON says of the file. */
final class JsonFacts implements FactsReader {

  /** In these files {@code name} is that of the component, and not of some thing. */
  private static final Set<String> PACKAGES =
      Set.of("package.json", "composer.json", "bower.json", "deno.json", "jsr.json");

  private static final Set<String> INTERFACES = Set.of("openapi", "swagger", "asyncapi");
  private static final Set<String> KEYS = Set.of("name", "title", "description", "$schema");

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

  @Override
  public Found read(SourceText source) {
    Map<String, String> texts = new HashMap<>();
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), source.text())) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        object(parser, "", texts);
      }
    } catch (JacksonException e) {
      // What was read up to there is what the file says.
    }
    boolean api = INTERFACES.stream().anyMatch(texts::containsKey);
    String info = api ? "info." : "";
    boolean named = PACKAGES.contains(source.fileName());
    boolean titled = api || texts.containsKey("$schema");
    String name = named ? "name" : titled ? info + "title" : "";
    String description = texts.getOrDefault("description", "");
    return Found.of(
        texts.getOrDefault(name, ""), texts.getOrDefault(info + "description", description));
  }

  private static void object(JsonParser parser, String prefix, Map<String, String> texts)
      throws JacksonException {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT && prefix.isEmpty() && key.equals("info")) {
        object(parser, "info.", texts);
      } else if (value == JsonToken.VALUE_STRING
          && (KEYS.contains(key) || INTERFACES.contains(key))) {
        texts.put(prefix + key, parser.getString());
      } else {
        parser.skipChildren();
      }
    }
  }
}
