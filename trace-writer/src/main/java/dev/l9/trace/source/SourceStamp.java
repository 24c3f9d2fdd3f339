package dev.l9.trace.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stamp of a folder of classes, or of a jar. It says from which sources the class files in
 * there were compiled. {@code l9 stamp} writes it, and the agent reads it. Immutable.
 *
 * <p>It is a text file in UTF-8. Each line has the hash of a file, a blank, and the file's path.
 * Class files are named by their paths in the folder or jar. Sources are named by their paths below
 * a source root, without their blocks. A class is only known to be of its source if the class file
 * still has the hash that is in the stamp. So a stamp isn't believed for classes that were compiled
 * anew after it.
 */
public final class SourceStamp {

  /** Where the stamp is, below the folder of classes or in the jar. */
  public static final String PATH = "META-INF/l9/sources";

  /** The stamp of what has none. */
  public static final SourceStamp NONE = new SourceStamp(Map.of());

  private static final int HASH = 16;

  private final Map<String, String> hashes;

  /** The stamp with the hashes of these files, by their paths. */
  public SourceStamp(Map<String, String> hashes) {
    this.hashes = Map.copyOf(hashes);
  }

  /** Reads a stamp. What isn't a line of a stamp is passed over. */
  public static SourceStamp parse(byte[] file) {
    Map<String, String> hashes = new HashMap<>();
    for (String line : new String(file, UTF_8).split("\n", -1)) {
      if (line.length() > HASH + 1 && line.charAt(HASH) == ' ') {
        hashes.put(line.substring(HASH + 1), line.substring(0, HASH));
      }
    }
    return new SourceStamp(hashes);
  }

  /** The content of the file. Equal stamps give equal bytes. */
  public byte[] toBytes() {
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, String> file : new TreeMap<>(hashes).entrySet()) {
      lines.append(file.getValue()).append(' ').append(file.getKey()).append('\n');
    }
    return lines.toString().getBytes(UTF_8);
  }

  /**
   * The hash of the source that a class was compiled from; empty if the stamp doesn't know that.
   *
   * @param classFile the path of the class file in the folder or jar
   * @param classHash the hash of the class file
   * @param source the path of the source below a source root
   */
  public String sourceHash(String classFile, String classHash, String source) {
    return classHash.equals(hashes.get(classFile)) ? hashes.getOrDefault(source, "") : "";
  }
}
