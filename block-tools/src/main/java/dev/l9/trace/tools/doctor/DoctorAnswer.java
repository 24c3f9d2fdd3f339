package dev.l9.trace.tools.doctor;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Puts the agent's records into words. */
public final class DoctorAnswer {

  private final DoctorReport report;

  public DoctorAnswer(DoctorReport report) {
    this.report = report;
  }

  /** Whether a method is traced, has run, and its file tells of it, where it should. */
  public boolean isWell(JsonNode method) {
    return method.path("traced").asBoolean()
        && method.path("events").asLong() > 0
        && whyNoBlock(method) == null;
  }

  /** What is known of these methods; or why there are none. */
  public List<String> lines(DoctorQuery query, List<JsonNode> methods) {
    List<String> lines = new ArrayList<>();
    String className = "";
    for (JsonNode method : methods) {
      if (!method.path("class").asString().equals(className)) {
        className = method.path("class").asString();
        lines.add(className);
      }
      method(method, lines);
    }
    if (methods.isEmpty()) {
      lines.add(query.text() + ": " + whyNothing(query));
    }
    return lines;
  }

  private String whyNothing(DoctorQuery query) {
    for (JsonNode one : report.leftOut().values()) {
      if (query.isClass(one.path("class").asString())) {
        return "nothing of it is traced: " + one.path("reason").asString();
      }
    }
    if (report.methods().stream().anyMatch(m -> query.isClass(m.path("class").asString()))) {
      return "its class has no such method";
    }
    return report.loaded().stream().anyMatch(query::isClass)
        ? "not traced: it was loaded, and nothing in it is marked or included"
        : "no class of that name was loaded in this run";
  }

  private void method(JsonNode method, List<String> lines) {
    String signature = "  " + method.path("method").asString() + parameters(method);
    String reason = method.path("reason").asString();
    if (!method.path("traced").asBoolean()) {
      lines.add(signature + " is not traced: " + reason);
      return;
    }
    lines.add(signature + " is traced: " + reason);
    lines.add("    captured: " + captured(method));
    lines.add("    executions: " + executions(method));
    String whyNoBlock = whyNoBlock(method);
    JsonNode source = report.source(method.path("source").asString(""));
    lines.add(
        whyNoBlock != null || source == null
            ? "    no block: " + whyNoBlock
            : "    block: in " + source.path("file").asString());
  }

  private static String parameters(JsonNode method) {
    MethodTypeDesc type = MethodTypeDesc.ofDescriptor(method.path("descriptor").asString());
    return type.parameterList().stream()
        .map(ClassDesc::displayName)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String captured(JsonNode method) {
    List<String> parts = new ArrayList<>();
    List<String> redacted = new ArrayList<>();
    method
        .path("inputs")
        .properties()
        .forEach(input -> (input.getValue().asBoolean() ? parts : redacted).add(input.getKey()));
    switch (method.path("output").asString()) {
      case "captured" -> parts.add("the result");
      case "redacted" -> redacted.add("the result");
      default -> {}
    }
    String shown = parts.isEmpty() ? "nothing" : String.join(", ", parts);
    return redacted.isEmpty() ? shown : shown + "; shown as ***: " + String.join(", ", redacted);
  }

  private String executions(JsonNode method) {
    List<String> parts = new ArrayList<>();
    boolean isWritten = !"none".equals(report.option("trace"));
    add(parts, method, "events", isWritten ? "in the trace" : "seen, without events: trace=none");
    add(parts, method, "errors", "of them ended with an error");
    add(parts, method, "by_rate", "left out by the option rate");
    add(parts, method, "by_sample", "left out by the option sample");
    add(parts, method, "dropped", "dropped, since the writer could not keep up");
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }

  private static void add(List<String> parts, JsonNode method, String key, String what) {
    long count = method.path(key).asLong();
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }

  /** Null where the source's block tells of the method. */
  private @Nullable String whyNoBlock(JsonNode method) {
    String source = method.path("source").asString("");
    if (source.isEmpty()) {
      return "it is marked updateSource=false, or its class file names no source";
    }
    JsonNode outcome = report.source(source);
    if (outcome != null) {
      return outcome.path("written").asBoolean()
          ? null
          : (outcome.path("file").asString() + " " + outcome.path("reason").asString()).strip();
    }
    String update = report.option("update");
    return update == null ? source + " would have it, but nothing of it ran" : "update=" + update;
  }
}
