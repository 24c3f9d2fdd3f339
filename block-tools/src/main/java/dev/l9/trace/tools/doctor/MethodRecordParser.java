package dev.l9.trace.tools.doctor;

import dev.l9.trace.tools.doctor.MethodRecord.Capture;
import dev.l9.trace.tools.doctor.MethodRecord.Executions;
import dev.l9.trace.tools.doctor.MethodRecord.Name;
import dev.l9.trace.tools.doctor.MethodRecord.Result;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads the agent's records of the kind {@code method}. */
final class MethodRecordParser {

  private MethodRecordParser() {}

  /**
   * Reads a record. A key that is missing counts as empty, 0 or false.
   *
   * @throws IllegalArgumentException where the descriptor isn't that of a method
   */
  static MethodRecord parse(JsonNode json) {
    return new MethodRecord(
        name(json),
        json.path("traced").asBoolean(false),
        json.path("reason").asString(""),
        capture(json),
        executions(json),
        json.path("source").asString(""),
        json.toString());
  }

  private static Name name(JsonNode json) {
    List<String> parameterTypes =
        type(json.path("descriptor").asString("")).parameterList().stream()
            .map(ClassDesc::displayName)
            .toList();
    return new Name(
        json.path("class").asString(""), json.path("method").asString(""), parameterTypes);
  }

  private static MethodTypeDesc type(String descriptor) {
    try {
      return MethodTypeDesc.ofDescriptor(descriptor);
    } catch (IndexOutOfBoundsException e) { // So says JDK 25 of one that ends too early.
      throw new IllegalArgumentException("not a method's descriptor: " + descriptor, e);
    }
  }

  private static Capture capture(JsonNode json) {
    List<String> shown = new ArrayList<>();
    List<String> redacted = new ArrayList<>();
    for (Map.Entry<String, JsonNode> input : json.path("inputs").properties()) {
      (input.getValue().asBoolean(false) ? shown : redacted).add(input.getKey());
    }
    Result result =
        switch (json.path("output").asString("")) {
          case "captured" -> Result.CAPTURED;
          case "redacted" -> Result.REDACTED;
          default -> Result.NONE;
        };
    return new Capture(shown, redacted, result);
  }

  private static Executions executions(JsonNode json) {
    return new Executions(
        json.path("events").asLong(0),
        json.path("errors").asLong(0),
        json.path("by_rate").asLong(0),
        json.path("by_sample").asLong(0),
        json.path("dropped").asLong(0));
  }
}
