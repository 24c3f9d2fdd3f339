package dev.l9.trace.contract.yaml;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** The text of a file, in which nodes have their places. Immutable. */
public final class SourceText {

  private static final int LONGEST = 60;

  private final String text;
  private final List<String> lines;

  /** Takes a text; a mark of its encoding at its beginning isn't part of it. */
  public SourceText(String text) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.lines = List.of(this.text.split("\r\n|\r|\n", -1));
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** Where a node begins. */
  public Place place(Node node) {
    return place(node.getStartMark());
  }

  /** Where a mark is; without a mark it is the beginning. */
  public Place place(Optional<Mark> mark) {
    int line = mark.map(Mark::getLine).orElse(0);
    int column = mark.map(Mark::getColumn).orElse(0);
    return new Place(line + 1, inUtf16(line, column) + 1);
  }

  /** The engine counts characters. */
  private int inUtf16(int line, int column) {
    if (line >= lines.size()) {
      return column;
    }
    String text = lines.get(line);
    int characters = text.codePointCount(0, text.length());
    return text.offsetByCodePoints(0, Math.min(column, characters));
  }

  /** What stands behind a node on its last line. */
  public String behind(Node node) {
    int line = node.getEndMark().map(Mark::getLine).orElse(lines.size());
    int column = node.getEndMark().map(Mark::getColumn).orElse(0);
    return line < lines.size() ? lines.get(line).substring(inUtf16(line, column)) : "";
  }

  /** A text of the file in a message: in quotes, on one line, and not too long. */
  public static String quoted(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    boolean fits = line.codePointCount(0, line.length()) <= LONGEST;
    return "'" + (fits ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…") + "'";
  }
}
