package dev.l9.trace.contract.facts;

import dev.l9.trace.contract.facts.language.FactsReaders;
import dev.l9.trace.contract.facts.language.Found;
import dev.l9.trace.contract.facts.text.Purpose;
import dev.l9.trace.contract.facts.text.SourceText;
import dev.l9.trace.contract.facts.text.VisibleText;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What a file says of itself. Nothing is invented: what it doesn't say is empty. Immutable.
 *
 * @param name the name of its main type, module or title, else the file's name without ending; at
 *     most 80 characters in one line
 * @param purpose the first sentence of its documentation, as one line of plain text of at most 160
 *     characters; empty if it has none
 * @param dependencies what it imports, by the names that it uses: sorted, without duplicates, at
 *     most 200; empty for types of files that import nothing
 */
public record FileFacts(String name, String purpose, List<String> dependencies) {

  private static final int MAX_NAME = 80;
  private static final int MAX_DEPENDENCIES = 200;
  private static final int MAX_DEPENDENCY = 200;
  private static final int UNREADABLE = 0xfffd;

  /** Copies the list. */
  public FileFacts {
    dependencies = List.copyOf(dependencies);
  }

  /**
   * Reads a file of any content. It takes time in proportion to the file's size, and looks at the
   * first 1 MiB.
   *
   * @param path the file's path, with {@code /} between folders; its ending decides how the file is
   *     read
   * @param content the file without its header, footer and DORA block
   */
  public static FileFacts of(String path, byte[] content) {
    SourceText source = SourceText.of(path, content);
    Found found = FactsReaders.of(source.ending()).read(source);
    return new FileFacts(
        name(found.name(), source),
        Purpose.of(found.comment(), source.fileName()),
        dependencies(found.dependencies()));
  }

  private static String name(String found, SourceText source) {
    String name = VisibleText.line(found);
    if (name.isEmpty() || name.indexOf(UNREADABLE) >= 0) {
      name = VisibleText.line(source.stem());
    }
    if (name.length() <= MAX_NAME) {
      return name;
    }
    int end = MAX_NAME - 1;
    end -= Character.isHighSurrogate(name.charAt(end - 1)) ? 1 : 0;
    return name.substring(0, end).strip() + "…";
  }

  private static List<String> dependencies(Collection<String> found) {
    TreeSet<String> sorted = new TreeSet<>();
    for (String each : found) {
      boolean sane =
          !each.isBlank()
              && each.length() <= MAX_DEPENDENCY
              && each.codePoints()
                  .allMatch(c -> c != UNREADABLE && c != ' ' && VisibleText.isVisible(c));
      if (sane) {
        sorted.add(each);
      }
    }
    return sorted.stream().limit(MAX_DEPENDENCIES).toList();
  }
}
