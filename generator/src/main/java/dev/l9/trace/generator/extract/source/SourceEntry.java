package dev.l9.trace.generator.extract.source;

import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A Java file of the repository.
 *
 * @param path without symbolic links
 * @param name relative to the root, with {@code /} between folders
 * @param packageName empty for the unnamed package
 * @param types the simple names of those that it declares, and that aren't nested
 */
public record SourceEntry(Path path, String name, String packageName, Set<String> types) {

  private static final Pattern TEST_FOLDER = Pattern.compile("(?i)(?<=^|/)[^/]*tests?/");

  /** The folder, below the root, in which the folders of packages are; ends with {@code /}. */
  public String sourceFolder() {
    String folder = name.substring(0, name.lastIndexOf('/') + 1);
    String packages = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
    return ("/" + folder).endsWith("/" + packages)
        ? folder.substring(0, folder.length() - packages.length())
        : folder;
  }

  /** Whether it belongs to tests, by the names of its folders. */
  public boolean isTest() {
    return TEST_FOLDER.matcher(sourceFolder()).find();
  }
}
