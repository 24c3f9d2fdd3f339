package dev.l9.trace.reader.file;

import java.util.ArrayList;
import java.util.List;

/**
 * What was skipped in the files of a trace, because it was no event. Each file has its count and
 * its first lines; more would say no more. Not safe for use by several threads.
 */
public final class Damage {

  /** How many lines are named for each file. */
  static final int NAMED_LINES = 5;

  private final List<Skipped> files = new ArrayList<>();

  /**
   * What was skipped in one file.
   *
   * @param count how many lines
   * @param firstLines the numbers of the first of them; 1 is the file's first line
   * @param fromEnd whether the numbers count from the file's end: 1 is its last line
   * @param reason what is wrong with the first of them
   */
  public record Skipped(
      String file, long count, List<Long> firstLines, boolean fromEnd, String reason) {

    public Skipped {
      firstLines = List.copyOf(firstLines);
    }

    /** One line for people. */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(file + ": skipped ");
      text.append(count == 1 ? "1 line that is no event: " : count + " lines that are no events: ");
      text.append(firstLines.size() == 1 ? "line " : "lines ");
      for (int i = 0; i < firstLines.size(); i++) {
        text.append(i == 0 ? "" : ", ").append(firstLines.get(i));
      }
      text.append(count > firstLines.size() ? ", …" : "");
      text.append(fromEnd ? " from its end" : "");
      return text.append(" (").append(reason).append(')').toString();
    }
  }

  void add(Skipped skipped) {
    files.add(skipped);
  }

  /** The files in which something was skipped. */
  public List<Skipped> files() {
    return List.copyOf(files);
  }

  /** How many lines were skipped in all files. */
  public long count() {
    return files.stream().mapToLong(Skipped::count).sum();
  }
}
