package dev.l9.trace.cli.view;

import dev.l9.trace.cli.reading.NextCommand;
import dev.l9.trace.cli.reading.NothingFound;
import dev.l9.trace.cli.reading.TraceOptions;
import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.cli.terminal.Progress;
import dev.l9.trace.cli.view.ViewOutput.Form;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventFilters;
import dev.l9.trace.reader.event.SimpleName;
import dev.l9.trace.reader.file.TraceMembers;
import dev.l9.trace.reader.file.TraceReader;
import dev.l9.trace.reader.tree.FailurePath;
import dev.l9.trace.reader.tree.TraceTrees;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows the trace of the latest error: the path from its root to the execution in which the
 * exception began, what ran there, and what is known of the exception.
 */
final class LastErrorView {

  private final TraceOptions options;
  private final List<Path> files;
  private final PrintWriter err;

  /**
   * @param options which errors are looked at; the trace of the latest is shown as a whole
   * @param files those that were named
   * @param err gets the command that comes next
   */
  LastErrorView(TraceOptions options, List<Path> files, PrintWriter err) {
    this.options = options;
    this.files = files;
    this.err = err;
  }

  /** The latest error, and what is needed to read its trace. */
  record Found(List<Path> files, Event error) {

    /** The id of the execution in which the exception began. */
    String id() {
      String origin = error.text("origin");
      return origin == null ? error.traceId() : origin;
    }
  }

  /**
   * Finds the latest error.
   *
   * @throws NothingFound if there is none
   */
  Found find() throws IOException {
    List<Path> named = TraceOptions.rereadable(files);
    try (TraceReader reader = options.open(named)) {
      List<Event> last = reader.filter(EventFilters.statuses(Set.of("error"))).last(1);
      if (last.isEmpty()) {
        throw new NothingFound("there is no error among these events");
      }
      return new Found(named, last.get(0));
    }
  }

  void show(Found found, ViewOutput out) throws IOException {
    try (TraceReader reader = TraceOptions.openUnfiltered(found.files())) {
      reader.filter(TraceMembers.of(found.error(), reader));
      if (out.form() == Form.TREES) {
        showPath(found, reader, out);
      } else {
        reader.forEach(out::event);
      }
      options.report(reader);
    }
  }

  private void showPath(Found found, TraceReader reader, ViewOutput out) throws IOException {
    TraceTrees trees = new TraceTrees(found.id());
    Event[] origin = {found.error()};
    Progress progress = options.progress(reader);
    try {
      reader.forEach(
          event -> {
            trees.event(event);
            if (event.hasId(found.id())) {
              origin[0] = event.keep();
            }
          });
    } finally {
      progress.close();
    }
    out.trees(FailurePath.of(trees.lines(), origin[0].traceId()));
    facts(out, origin[0]);
    out.lines().flush();
    next(origin[0]);
  }

  private static void facts(ViewOutput out, Event error) {
    out.lines().line("");
    fact(out, "error", error.text("error"));
    fact(out, "cause", error.text("cause"));
    fact(out, "at", error.text("at"));
    fact(out, "id", error.traceId());
  }

  private static void fact(ViewOutput out, String name, @Nullable String value) {
    if (value != null) {
      out.lines().line(String.format("  %-8s", name) + PlainText.of(value));
    }
  }

  private void next(Event event) {
    if (!event.className().isEmpty()) {
      String method = SimpleName.of(event.className()) + "#" + event.method();
      err.println(NextCommand.line(files, "calls", method));
    }
  }
}
