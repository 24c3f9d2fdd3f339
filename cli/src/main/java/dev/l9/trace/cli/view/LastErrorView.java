package dev.l9.trace.cli.view;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.cli.view.ViewOutput.Form;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventFilters;
import dev.l9.trace.reader.event.SimpleName;
import dev.l9.trace.reader.event.TraceMembers;
import dev.l9.trace.reader.event.TraceReader;
import dev.l9.trace.reader.tree.FailurePath;
import dev.l9.trace.reader.tree.TraceTrees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Shows the trace of the latest error: the path from its root to the execution in which the
 * exception began, what ran there, and what is known of the exception.
 */
final class LastErrorView {

  /** What a shell takes as it is, so that it can be copied from a trace of somebody else. */
  private static final Pattern PLAIN_WORD = Pattern.compile("[\\w#./-]+");

  private final TraceOptions options;
  private final List<Path> files;

  /**
   * @param options which errors are looked at; the trace of the latest is shown as a whole
   * @param files those that were named
   */
  LastErrorView(TraceOptions options, List<Path> files) {
    this.options = options;
    this.files = files;
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
    reader.forEach(
        event -> {
          trees.event(event);
          if (event.hasId(found.id())) {
            origin[0] = event.keep();
          }
        });
    out.trees(FailurePath.of(trees.lines(), origin[0].traceId()));
    out.lines().line("");
    fact(out, "error", origin[0].text("error"));
    fact(out, "cause", origin[0].text("cause"));
    fact(out, "at", origin[0].text("at"));
    fact(out, "id", origin[0].traceId());
    next(out, origin[0]);
  }

  private static void fact(ViewOutput out, String name, @Nullable String value) {
    if (value != null) {
      out.lines().line(String.format("%-7s", name) + PlainText.of(value));
    }
  }

  private void next(ViewOutput out, Event event) {
    String method = SimpleName.of(event.className()) + "#" + event.method();
    StringBuilder command = new StringBuilder("l9 calls ").append(method);
    files.forEach(file -> command.append(' ').append(file));
    if (!event.className().isEmpty()
        && PLAIN_WORD.matcher(command.toString().replace(' ', '/')).matches()) {
      out.lines().line("next   " + command);
    }
  }
}
