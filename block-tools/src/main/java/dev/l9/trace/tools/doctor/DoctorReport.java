package dev.l9.trace.tools.doctor;

import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the agent wrote for the option {@code doctor}, read. Its class there describes the format.
 */
public final class DoctorReport {

  private final List<JsonNode> methods = new ArrayList<>();
  private final Map<String, JsonNode> leftOut = new HashMap<>();
  private final Map<String, JsonNode> sources = new HashMap<>();
  private final Map<String, String> options = new HashMap<>();
  private final Set<String> loaded = new HashSet<>();

  private DoctorReport() {}

  /** Reads a report. */
  public static DoctorReport read(Path file) {
    DoctorReport report = new DoctorReport();
    JsonMapper mapper = new JsonMapper();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        report.add(mapper.readTree(line));
      }
    } catch (NoSuchFileException e) {
      throw new ToolFailure(
          "there is no "
              + file
              + ": run the program once more with doctor="
              + file
              + " among the agent's options");
    } catch (IOException | JacksonException e) {
      throw new ToolFailure(file + " is not a doctor's report: " + e.getMessage());
    }
    return report;
  }

  private void add(JsonNode record) {
    switch (record.path("kind").asString("")) {
      case "method" -> methods.add(record);
      case "class" -> leftOut.put(record.path("class").asString(), record);
      case "source" -> sources.put(record.path("source").asString(), record);
      case "options" ->
          record
              .path("options")
              .properties()
              .forEach(o -> options.put(o.getKey(), o.getValue().asString()));
      case "loaded" -> record.path("classes").forEach(name -> loaded.add(name.asString()));
      default -> {} // The line is of a later version, or was cut.
    }
  }

  public List<JsonNode> methods() {
    return methods;
  }

  /** The classes of which nothing is traced, with the reasons. */
  Map<String, JsonNode> leftOut() {
    return leftOut;
  }

  /** What came of writing a source's block; null where it was not tried. */
  @Nullable JsonNode source(String source) {
    return sources.get(source);
  }

  /** An option's value; null where the user gave none. */
  @Nullable String option(String key) {
    return options.get(key);
  }

  /** The classes that were loaded when the report was written. */
  Set<String> loaded() {
    return loaded;
  }
}
