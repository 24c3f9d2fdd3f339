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
 * What the agent wrote for the option {@code doctor}, read. The agent's class of the same name
 * describes the format. A report doesn't change, so that several threads may use it.
 */
public final class DoctorReport {

  private final List<MethodRecord> methods = new ArrayList<>();
  private final Map<String, String> leftOut = new HashMap<>();
  private final Map<String, Source> sources = new HashMap<>();
  private final Map<String, String> options = new HashMap<>();
  private final Set<String> loaded = new HashSet<>();

  private DoctorReport() {}

  /**
   * What came of writing a source's block.
   *
   * @param file the source file; empty where none was found
   * @param reason why the block is not written; empty where it is
   */
  record Source(String file, boolean isWritten, String reason) {}

  /**
   * Reads a report. Lines of kinds that are not known are passed over.
   *
   * @throws ToolFailure where there is no such file, or it isn't a report
   */
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
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new ToolFailure(file + " is not a doctor's report: " + e.getMessage());
    }
    return report;
  }

  private void add(JsonNode record) {
    switch (record.path("kind").asString("")) {
      case "method" -> methods.add(MethodRecordParser.parse(record));
      case "class" -> leftOut.put(text(record, "class"), text(record, "reason"));
      case "source" -> sources.put(text(record, "source"), source(record));
      case "options" ->
          record
              .path("options")
              .properties()
              .forEach(option -> options.put(option.getKey(), option.getValue().asString("")));
      case "loaded" -> record.path("classes").forEach(name -> loaded.add(name.asString("")));
      default -> {} // The line is of a later version, or says that decisions were cut.
    }
  }

  private static Source source(JsonNode record) {
    boolean isWritten = record.path("written").asBoolean(false);
    return new Source(text(record, "file"), isWritten, text(record, "reason"));
  }

  private static String text(JsonNode record, String key) {
    return record.path(key).asString("");
  }

  /** The methods about which something was decided, in the order of the report. */
  List<MethodRecord> methods() {
    return methods;
  }

  /** The classes of which nothing is traced, with the reasons. */
  Map<String, String> leftOut() {
    return leftOut;
  }

  /** What came of writing a source's block; null where it was not tried. */
  @Nullable Source source(String source) {
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
