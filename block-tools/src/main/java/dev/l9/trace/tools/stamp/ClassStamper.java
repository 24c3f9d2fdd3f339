package dev.l9.trace.tools.stamp;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.ContentHash;
import dev.l9.trace.source.SourceFinder;
import dev.l9.trace.source.SourceStamp;
import dev.l9.trace.tools.FailureMessage;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Stamps folders of classes and jars: it writes from which sources the class files in there were
 * compiled. Builds call it after they have compiled. Not safe for use by several threads.
 */
public final class ClassStamper {

  private static final String CLASS = ".class";

  private final ClassPlace place;
  private final SourceFinder finder;

  /** The hashes of classes and resources that are in the stamp, by their paths. */
  private final Map<String, String> hashes = new HashMap<>();

  /** The hashes of the sources that were found for classes; empty for those that get no block. */
  private final Map<String, String> sources = new HashMap<>();

  private final Set<String> changed = new TreeSet<>();
  private final List<String> unreadable = new ArrayList<>();
  private int classes;

  private ClassStamper(ClassPlace place, SourceFinder finder) {
    this.place = place;
    this.finder = finder;
  }

  /**
   * Stamps a folder of classes or a jar. Nothing is written if no source is found. A source that
   * was changed after its class files were written is left out.
   *
   * @param classes the folder or jar
   * @param finder finds the sources
   * @throws ToolFailure where it is neither, can't be read or written, or is a signed jar
   */
  public static StampedClasses stamp(Path classes, SourceFinder finder) {
    if (!Files.exists(classes)) {
      throw new ToolFailure("there is no folder or jar " + classes);
    }
    try {
      ClassPlace place =
          Files.isDirectory(classes) ? new ClassFolder(classes) : new ClassJar(classes);
      return new ClassStamper(place, finder).stamp();
    } catch (IOException e) {
      throw new ToolFailure("can't stamp " + classes + ": " + FailureMessage.of(e));
    }
  }

  private StampedClasses stamp() throws IOException {
    place.visit(
        path -> path.endsWith(CLASS) || BlockFormats.of(path).isPresent(),
        (path, content, millis) -> {
          if (path.endsWith(CLASS)) {
            addClass(path, content, millis);
          } else {
            addResource(path, content);
          }
        });
    if (!hashes.isEmpty()) {
      place.put(SourceStamp.PATH, new SourceStamp(hashes).toBytes());
    }
    // A compiler may leave the class file of a nested class that the source doesn't have any more.
    changed.removeAll(hashes.keySet());
    List<String> leftOut = new ArrayList<>(unreadable);
    changed.forEach(source -> leftOut.add(source + " was changed after it was compiled"));
    return new StampedClasses(classes, hashes.size() - classes, leftOut);
  }

  private void addClass(String path, byte[] content, long millis) throws IOException {
    String source;
    try {
      source = CompiledClass.of(content).source();
    } catch (IOException | IndexOutOfBoundsException e) {
      unreadable.add(path + " can't be read: " + e.getMessage());
      return;
    }
    Path file = source == null ? null : finder.find(source).file();
    String hash = source == null || file == null ? "" : sourceHash(source, file);
    if (source == null || file == null || hash.isEmpty()) {
      return;
    }
    // The time is read after the content, so that the content isn't younger.
    if (Files.getLastModifiedTime(file).toMillis() > millis) {
      changed.add(source);
    } else {
      hashes.put(source, hash);
      hashes.put(path, ContentHash.of(content));
      classes++;
    }
  }

  private String sourceHash(String source, Path file) throws IOException {
    String known = sources.get(source);
    if (known == null) {
      Optional<BlockFormat> format = BlockFormats.of(file);
      known = format.isEmpty() ? "" : hashOfCode(format.get(), Files.readAllBytes(file));
      sources.put(source, known);
    }
    return known;
  }

  /** Adds a file that an annotation may name, as it was when the build copied it. */
  private void addResource(String path, byte[] content) {
    String hash =
        finder.find(path).file() == null
            ? ""
            : hashOfCode(BlockFormats.of(path).orElseThrow(), content);
    if (!hash.isEmpty()) {
      hashes.put(path, hash);
    }
  }

  /** The hash of a file without its block; empty if the file can't have one. */
  private static String hashOfCode(BlockFormat format, byte[] content) {
    try {
      return ContentHash.of(format.withoutBlock(content));
    } catch (RefusedSourceException e) {
      return "";
    }
  }
}
