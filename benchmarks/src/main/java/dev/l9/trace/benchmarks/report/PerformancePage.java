package dev.l9.trace.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code docs/performance.md}: each program that measures has a section of its own in it. */
public final class PerformancePage {

  private static final Path FOLDER = Path.of("docs");
  private static final Path FILE = FOLDER.resolve("performance.md");
  private static final String EMPTY =
      """
      # Performance

      What the agent costs: beside others, and as the work grows. The sections are written by
      `benchmarks/compare --docs` and `benchmarks/growth --docs`, not by hand.

      <!-- compare -->
      <!-- end of compare -->

      <!-- growth -->
      <!-- end of growth -->
      """;

  private PerformancePage() {}

  /**
   * Replaces a section.
   *
   * @param markdown a text of its own, whose headings go one level down
   * @param pictures by the file names that the text uses
   */
  public static void put(String section, String markdown, Map<String, String> pictures)
      throws IOException {
    Files.createDirectories(FOLDER);
    String page = Files.exists(FILE) ? Files.readString(FILE) : EMPTY;
    String begin = "<!-- " + section + " -->\n";
    int from = page.indexOf(begin);
    int to = page.indexOf("<!-- end of " + section + " -->");
    if (from < 0 || to < from) {
      throw new IOException(FILE + " has no section between the comments for " + section);
    }
    String text = "\n" + markdown.replaceAll("(?m)^(#+ )", "#$1").strip() + "\n\n";
    Files.writeString(FILE, page.substring(0, from + begin.length()) + text + page.substring(to));
    for (Map.Entry<String, String> picture : pictures.entrySet()) {
      Files.writeString(FOLDER.resolve(picture.getKey()), picture.getValue());
    }
    System.err.println("written: " + FILE);
  }
}
