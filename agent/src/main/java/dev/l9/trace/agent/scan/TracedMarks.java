package dev.l9.trace.agent.scan;

import dev.l9.trace.HrmLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes marks from annotations: {@code @L9Traced}, and those of other tracers. */
public final class TracedMarks {

  public static final String L9_TRACED = "Ldev/l9/trace/L9Traced;";

  private TracedMarks() {}

  static TracedMark l9Traced(AnnotationValues values) {
    return new TracedMark(
        values.text("task"),
        values.texts("patterns"),
        layer(values.text("layer")),
        values.text("operation"),
        values.isTrue("updateSource"),
        values.text("sourceFile"),
        values.isTrue("captureInputs"),
        values.isTrue("captureOutput"),
        values.texts("blockedBy"),
        Map.of());
  }

  private static HrmLayer layer(String name) {
    for (HrmLayer layer : HrmLayer.values()) {
      if (layer.name().equals(name)) {
        return layer;
      }
    }
    return HrmLayer.SYSTEM;
  }

  /** Makes the mark for an annotation of another tracer. */
  static TracedMark foreign(String descriptor, AnnotationValues values) {
    return switch (descriptor) {
      case "Lio/opentelemetry/instrumentation/annotations/WithSpan;" -> withSpan(values);
      case "Lio/micrometer/observation/annotation/Observed;" -> observed(values);
      default -> TracedMark.named(values.firstText("name", "value"), Map.of());
    };
  }

  private static TracedMark withSpan(AnnotationValues values) {
    String kind = values.text("kind");
    return TracedMark.named(values.text("value"), kind.isEmpty() ? Map.of() : Map.of("kind", kind));
  }

  /**
   * Makes the mark for {@code @Observed}. Its contextual name is that of the span; its other name
   * is that of the metric.
   */
  private static TracedMark observed(AnnotationValues values) {
    Map<String, String> metadata = new LinkedHashMap<>();
    if (!values.text("name").isEmpty() && !values.text("contextualName").isEmpty()) {
      metadata.put("observation", values.text("name"));
    }
    List<String> pairs = values.texts("lowCardinalityKeyValues");
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      metadata.put(pairs.get(i), pairs.get(i + 1));
    }
    return TracedMark.named(values.firstText("contextualName", "name"), metadata);
  }
}
