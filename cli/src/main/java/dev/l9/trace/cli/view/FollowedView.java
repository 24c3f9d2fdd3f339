package dev.l9.trace.cli.view;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.cli.view.ViewOutput.Form;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventFilter;
import dev.l9.trace.reader.file.TraceReader;
import dev.l9.trace.reader.follow.TraceFollower;
import dev.l9.trace.reader.tree.FollowedTrees;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Shows events as they are written, until the process is stopped or nobody reads any more. */
final class FollowedView {

  private static final long PAUSE_MILLIS = 100;

  private final ViewOutput out;
  private final EventFilter filter;
  private final PrintWriter err;
  private final FollowedTrees trees;

  /** Events that were shown before, and that the followers may find again. */
  private final Set<String> shown = new HashSet<>();

  FollowedView(ViewOutput out, EventFilter filter, PrintWriter err) {
    this.out = out;
    this.filter = filter;
    this.err = err;
    this.trees = new FollowedTrees(out::trees, System.nanoTime());
  }

  /**
   * Follows the traces until the reader of the output has gone, or this thread is interrupted.
   *
   * @param last how many events are shown that are there already
   */
  void follow(List<Path> files, int last) throws IOException {
    List<TraceFollower> followers = new ArrayList<>();
    try {
      for (Path file : files) {
        followers.add(TraceFollower.fromEnd(file));
      }
      if (last > 0) {
        showLast(files, last);
      }
      while (!out.lines().isClosed()) {
        if (poll(followers) == 0) {
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      for (TraceFollower follower : followers) {
        follower.close();
      }
    }
  }

  private void showLast(List<Path> files, int last) throws IOException {
    List<Path> there = files.stream().filter(Files::exists).toList();
    try (TraceReader reader = TraceReader.open(there, System.in)) {
      for (Event event : reader.filter(filter).last(last)) {
        event(event);
        shown.add(event.traceId());
      }
    }
  }

  private long poll(List<TraceFollower> followers) throws IOException {
    long events = 0;
    for (TraceFollower follower : followers) {
      events += follower.poll(this::coming);
      follower.takeProblems().forEach(problem -> err.println("l9: " + PlainText.of(problem)));
    }
    trees.giveDue(System.nanoTime());
    out.lines().flush();
    return events;
  }

  private void coming(Event event) throws IOException {
    if (filter.test(event) && !shown.remove(event.traceId())) {
      event(event);
    }
  }

  private void event(Event event) throws IOException {
    if (out.form() == Form.TREES) {
      trees.event(event);
    } else {
      out.event(event);
    }
  }
}
