package dev.l9.trace.reader.report;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.BlockState;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.source.SourceFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Finds the source files that events name, below the source roots, and reads their blocks. What
 * can't be found or read is left out, since the page is about the trace. Not thread-safe.
 */
public final class SourceBlocks {

  /** A source with a block is smaller by far. */
  private static final long MAX_SIZE = 8L << 20;

  private final SourceFinder finder;
  private final Path folder;

  /**
   * Looks for files by a finder.
   *
   * @param folder what the page's paths are relative to
   */
  public SourceBlocks(SourceFinder finder, Path folder) {
    this.finder = finder;
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Writes the array of the files that were found for these classes. */
  void write(JsonGenerator json, Map<String, String> components) {
    json.writeName("sources");
    json.writeStartArray();
    Set<String> done = new HashSet<>();
    components.forEach(
        (className, component) -> {
          String source = source(className, component);
          if (component.contains(".") && done.add(source)) {
            write(json, component, finder.find(source).file());
          }
        });
    json.writeEndArray();
  }

  /** The path below a source root: the class's package, and the file's name. */
  private static String source(String className, String component) {
    int end = className.lastIndexOf('.');
    return end < 0 ? component : className.substring(0, end + 1).replace('.', '/') + component;
  }

  private void write(JsonGenerator json, String component, @Nullable Path file) {
    if (file == null) {
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("component", component);
    json.writeStringProperty("path", shown(file));
    try {
      writeBlock(json, file);
    } catch (IOException | RefusedSourceException | IllegalArgumentException e) {
      json.writeStringProperty("state", "unreadable");
    }
    json.writeEndObject();
  }

  private static void writeBlock(JsonGenerator json, Path file)
      throws IOException, RefusedSourceException {
    Optional<BlockFormat> format = BlockFormats.of(file);
    if (format.isEmpty() || Files.size(file) > MAX_SIZE) {
      json.writeStringProperty("state", "");
      return;
    }
    byte[] bytes = Files.readAllBytes(file);
    String state = BlockState.of(format.get(), bytes).label();
    Optional<String> block = format.get().json(bytes);
    json.writeStringProperty("state", state);
    block.ifPresent(text -> json.writeStringProperty("block", text));
  }

  private String shown(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    return whole.startsWith(folder) ? folder.relativize(whole).toString() : whole.toString();
  }
}
