package dev.l9.trace.cli.view;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.tree.DepthLimit;
import dev.l9.trace.reader.tree.TreeEvent;
import dev.l9.trace.reader.tree.TreeLine;
import dev.l9.trace.tree.TraceForest;
import java.io.IOException;
import java.util.List;

/** Prints events in the form that is wanted. Not safe for use by several threads. */
final class ViewOutput {

  private final LineOutput out;
  private final TreeText text;
  private final Form form;
  private final int depth;

  /** How events are shown. */
  enum Form {
    TREES,
    FLAT,
    JSON
  }

  /**
   * @param depth how many levels a tree has at most
   */
  ViewOutput(LineOutput out, TreeText text, Form form, int depth) {
    this.out = out;
    this.text = text;
    this.form = form;
    this.depth = depth;
  }

  Form form() {
    return form;
  }

  LineOutput lines() {
    return out;
  }

  /** Prints the trees of these lines. */
  void trees(List<TreeLine> lines) {
    DepthLimit limit = new DepthLimit(depth, (line, at) -> out.line(text.of(line, at)));
    TraceForest.visit(lines, limit);
    limit.end();
  }

  /** Prints an event that is in no tree. */
  void event(Event event) throws IOException {
    out.lineOfMany(form == Form.JSON ? event.line() : text.of(TreeEvent.of(event), 0));
  }
}
