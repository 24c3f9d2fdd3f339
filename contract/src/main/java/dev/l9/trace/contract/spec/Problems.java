package dev.l9.trace.contract.spec;

import dev.l9.trace.contract.spec.Contract.Severity;
import dev.l9.trace.contract.spec.ContractReader.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Gathers what is wrong with the file of a contract. Not thread-safe. */
final class Problems {

  private static final int LONGEST = 60;

  private final String text;
  private final List<String> lines;
  private final List<Problem> found = new ArrayList<>();

  /** Gathers what is wrong with this text. */
  Problems(String text) {
    this.text = text;
    this.lines = List.of(text.split("\r\n|\r|\n", -1));
  }

  /** The text. */
  String text() {
    return text;
  }

  /** All, by place; each once, though an alias may have several parts of the file be one. */
  List<Problem> sorted() {
    return found.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }

  /** At a node something makes the contract unusable. */
  void error(Node at, String message) {
    add(Severity.ERROR, at.getStartMark(), message);
  }

  /** At a node something has no effect, or not that which it seems to have. */
  void warning(Node at, String message) {
    add(Severity.WARNING, at.getStartMark(), message);
  }

  /** At a mark something makes the contract unusable; without a mark at the beginning. */
  void error(Optional<Mark> mark, String message) {
    add(Severity.ERROR, mark, message);
  }

  /** At a line and column, both from 1 on. */
  void add(Severity severity, int line, int column, String message) {
    found.add(new Problem(severity, line, column, message));
  }

  private void add(Severity severity, Optional<Mark> mark, String message) {
    int line = mark.map(Mark::getLine).orElse(0);
    int column = mark.map(Mark::getColumn).orElse(0);
    add(severity, line + 1, inUtf16(line, column) + 1, message);
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
  String behind(Node node) {
    int line = node.getEndMark().map(Mark::getLine).orElse(lines.size());
    int column = node.getEndMark().map(Mark::getColumn).orElse(0);
    return line < lines.size() ? lines.get(line).substring(inUtf16(line, column)) : "";
  }

  /** A text of the file in a message: in quotes, on one line, and not too long. */
  static String quoted(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    boolean fits = line.codePointCount(0, line.length()) <= LONGEST;
    return "'" + (fits ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…") + "'";
  }
}
