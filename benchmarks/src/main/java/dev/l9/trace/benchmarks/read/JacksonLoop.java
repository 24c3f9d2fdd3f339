package dev.l9.trace.benchmarks.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What a Java program would do first: one loop over the tokens, on one core. */
final class JacksonLoop implements Contender {

  private final JsonFactory factory = new JsonFactory();

  @Override
  public String name() {
    return "Jackson, streaming, 1 core";
  }

  @Override
  public List<LayerRow> answer(Path trace) {
    Map<String, LayerTimes> layers = new TreeMap<>();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), trace.toFile())) {
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        event(parser, layers);
      }
    }
    List<LayerRow> rows = new ArrayList<>();
    layers.forEach((layer, times) -> rows.add(times.row(layer)));
    return rows;
  }

  private static void event(JsonParser parser, Map<String, LayerTimes> layers) {
    String layer = "";
    boolean isOfAgent = false;
    boolean isError = false;
    long nanos = 0;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      switch (key) {
        case "hrm_layer" -> layer = parser.getString();
        case "component" -> isOfAgent = parser.getString().equals("l9-agent");
        case "status" -> isError = parser.getString().equals("error");
        case "metadata" -> nanos = nanos(parser);
        default -> parser.skipChildren();
      }
    }
    if (!isOfAgent) {
      layers.computeIfAbsent(layer, l -> new LayerTimes()).add(nanos, isError);
    }
  }

  private static long nanos(JsonParser parser) {
    long nanos = 0;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean isDuration = parser.currentName().equals("duration_ns");
      parser.nextToken();
      if (isDuration) {
        nanos = parser.getLongValue();
      } else {
        parser.skipChildren();
      }
    }
    return nanos;
  }
}
