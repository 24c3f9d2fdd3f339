package dev.l9.trace.generator.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.rewrite.SourceEdit.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was generated last, in {@value #FOLDER} of the module's folder: each file without its
 * machine's parts, under its path with {@value #ENDING} behind it; and for each module a list of
 * its files, with the metadata of their headers. The next run merges with it.
 */
final class KeptOutput {

  static final String FOLDER = ".l9-generated";
  private static final String ENDING = ".base";
  private static final String LIST = ".list";
  private static final String TEMPORARY = ".l9tmp";
  private static final int DEEPEST = 40;
  private static final int ABANDONED_SECONDS = 60;
  private static final String TITLE =
      """
      # The files of a module as `l9 generate` made them last, and the metadata of their headers.
      # Later runs merge with that: commit it, and don't edit it.
      """;

  private final ModuleFolder folder;

  KeptOutput(ModuleFolder folder) {
    this.folder = folder;
  }

  /** Where the last output of a file is kept. */
  static String pathOf(String path) {
    return FOLDER + "/" + path + ENDING;
  }

  private static String listOf(String module) {
    return FOLDER + "/" + module + LIST;
  }

  /** The last output of a file; empty where none is kept. */
  Optional<byte[]> of(String path) throws IOException {
    String kept = pathOf(path);
    return folder.isThere(kept) ? Optional.of(folder.read(kept)) : Optional.empty();
  }

  /**
   * What is kept of a module.
   *
   * @param files the paths of its files
   * @param fields the metadata, by name
   */
  record ModuleList(List<String> files, Map<String, String> fields) {
    ModuleList {
      files = List.copyOf(files);
      fields = new TreeMap<>(fields);
    }

    private byte[] toBytes() {
      StringBuilder text = new StringBuilder(TITLE);
      files.forEach(file -> text.append("file ").append(file).append('\n'));
      fields.forEach((name, value) -> text.append("field " + name + "=" + value + "\n"));
      return text.toString().getBytes(UTF_8);
    }
  }

  /** What is kept of a module; empty lists where it was never generated here. */
  ModuleList list(String module) throws IOException {
    List<String> files = new ArrayList<>();
    Map<String, String> fields = new TreeMap<>();
    String list = listOf(module);
    String text = folder.isThere(list) ? new String(folder.read(list), UTF_8) : "";
    for (String line : text.lines().toList()) {
      if (line.startsWith("file ")) {
        files.add(line.substring("file ".length()));
      } else if (line.startsWith("field ") && line.contains("=")) {
        int sign = line.indexOf('=');
        fields.put(line.substring("field ".length(), sign), line.substring(sign + 1));
      }
    }
    return new ModuleList(files, fields);
  }

  /** The other module of which a file is; empty if there is none. */
  Optional<String> otherOwner(String path, String module) throws IOException {
    Path kept = folder.file(FOLDER);
    if (!Files.isDirectory(kept)) {
      return Optional.empty();
    }
    try (Stream<Path> lists = Files.list(kept)) {
      for (Path list : lists.sorted().toList()) {
        String name = list.getFileName().toString();
        if (name.endsWith(LIST) && Files.isRegularFile(list)) {
          String other = name.substring(0, name.length() - LIST.length());
          if (!other.equals(module) && list(other).files.contains(path)) {
            return Optional.of(other);
          }
        }
      }
    }
    return Optional.empty();
  }

  /** What has to be written so that this is the last output of a file. */
  Optional<Change> keep(String path, byte[] generated) throws IOException {
    return change(pathOf(path), generated);
  }

  /** What has to be written so that this is kept of a module. */
  Optional<Change> keep(String module, ModuleList list) throws IOException {
    return change(listOf(module), list.toBytes());
  }

  /** Deletes what a process that was killed has left, a minute ago or earlier. */
  void deleteAbandoned(Instant now) throws IOException {
    Path kept = folder.file(FOLDER);
    if (!Files.isDirectory(kept)) {
      return;
    }
    FileTime old = FileTime.from(now.minusSeconds(ABANDONED_SECONDS));
    try (Stream<Path> files =
        Files.find(
            kept,
            DEEPEST,
            (file, attributes) ->
                attributes.isRegularFile()
                    && file.getFileName().toString().endsWith(TEMPORARY)
                    && attributes.lastModifiedTime().compareTo(old) < 0)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Optional<Change> change(String path, byte[] content) throws IOException {
    Path file = folder.file(path);
    if (!folder.isThere(path)) {
      return Optional.of(Change.creating(file, content));
    }
    byte[] before = folder.read(path);
    return Arrays.equals(before, content)
        ? Optional.empty()
        : Optional.of(new Change(file, before, content));
  }
}
