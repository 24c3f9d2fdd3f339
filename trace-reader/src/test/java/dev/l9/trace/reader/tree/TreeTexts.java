package dev.l9.trace.reader.tree;

import dev.l9.trace.tree.TraceForest;
import java.util.List;

/** Trees as text: the operation of each event, with two blanks for each level. */
final class TreeTexts {

  private TreeTexts() {}

  static String of(List<TreeLine> lines) {
    StringBuilder text = new StringBuilder();
    TraceForest.visit(lines, (line, depth) -> add(line, depth, text));
    return text.toString();
  }

  static void add(TreeLine line, int depth, StringBuilder text) {
    String shown = line instanceof TreeEvent event ? event.line().name() : line.toString();
    text.append("  ".repeat(depth)).append(shown).append('\n');
  }
}
