package dev.l9.trace.cli.view;

import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.cli.terminal.Screen.Colour;
import dev.l9.trace.cli.terminal.TextWidth;
import dev.l9.trace.reader.tree.LeftOut;
import dev.l9.trace.reader.tree.TreeEvent;
import dev.l9.trace.reader.tree.TreeLine;
import dev.l9.trace.tree.EventLine;
import dev.l9.trace.tree.TraceTree;
import org.jspecify.annotations.Nullable;

/**
 * The lines of trees as a screen takes them. A line that is too long is cut on both sides of its
 * arrow, so that the outcome and the time are seen. Immutable.
 */
final class TreeText {

  private static final String ARROW = " → ";
  private static final String MARK = " ◀";

  private final Screen screen;
  private final @Nullable String markedId;

  /**
   * @param markedId the event whose line is marked; null for none
   */
  TreeText(Screen screen, @Nullable String markedId) {
    this.screen = screen;
    this.markedId = markedId;
  }

  /** The text of a line that stands so many levels below a root. */
  String of(TreeLine line, int depth) {
    String indent = indent(depth);
    if (line instanceof LeftOut) {
      return indent + screen.in(Colour.DIM, line.toString());
    }
    TreeEvent event = (TreeEvent) line;
    return of(event.line(), indent, event.traceId().equals(markedId));
  }

  /** On a terminal the indentation takes half of the line at most. */
  private String indent(int depth) {
    return screen.isTerminal()
        ? TraceTree.indent(depth, screen.columns() / 8)
        : TraceTree.indent(depth);
  }

  private String of(EventLine line, String indent, boolean isMarked) {
    String end = " " + line.end() + (isMarked ? MARK : "");
    String layer = "[" + line.layer() + "]";
    String call = " " + line.call();
    String outcome = line.outcome();
    int room = screen.columns() - indent.length() - TextWidth.of(layer + ARROW + end);
    if (TextWidth.of(call) + TextWidth.of(outcome) > room) {
      call = TextWidth.cut(call, Math.max(room - TextWidth.of(outcome), room / 2));
      outcome = TextWidth.cut(outcome, room - TextWidth.of(call));
    }
    return indent
        + screen.in(Colour.CYAN, layer)
        + (isMarked ? screen.in(Colour.BOLD, call) : call)
        + ARROW
        + coloured(line, outcome)
        + screen.in(isMarked ? Colour.BOLD : Colour.DIM, end);
  }

  private String coloured(EventLine line, String outcome) {
    return switch (line.status()) {
      case "success" -> outcome;
      case "error" -> screen.in(Colour.RED, outcome);
      default -> screen.in(Colour.YELLOW, outcome);
    };
  }
}
